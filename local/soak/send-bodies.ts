import type { Answer, SoakedPipeline } from './soaked-pipeline';

/** So many clients send at the same time. */
const CLIENTS = 40;

export interface SendProps {
  readonly pipeline: Pick<SoakedPipeline, 'post'>;
  /** Lets the time pass after which a throttle takes more. */
  readonly waitForThrottle: () => Promise<void>;
  /** Is told the answer to each that was not asked to come again later. */
  readonly onAnswer: (body: string, answer: Answer) => void | Promise<void>;
  /** Ends it before all are sent. @default - all are */
  readonly signal?: AbortSignal;
}

/** Sends each body once, and again for as long as the API is throttled. */
export async function sendBodies(
  bodies: Iterable<string>,
  { pipeline, waitForThrottle, onAnswer, signal }: SendProps,
): Promise<void> {
  const waiting = bodies[Symbol.iterator]();
  let throttle: Promise<void> | undefined;
  const send = async (body: string): Promise<Answer> => {
    for (;;) {
      const answer = await pipeline.post(body);
      if (!answer.isThrottled) return answer;
      // Who finds it throttled waits with the others that did.
      await (throttle ??= waitForThrottle().finally(() => (throttle = undefined)));
    }
  };
  const client = async () => {
    for (let next = waiting.next(); !next.done && !signal?.aborted; next = waiting.next()) {
      await onAnswer(next.value, await send(next.value));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}
