import { setImmediate } from 'node:timers/promises';
import type { Message, ReceiveMessageResult } from '@aws-sdk/client-sqs';
import type { AccountPorts } from '../account-ports';
import { CallerCrashed } from '../faults/caller-crashed';
import type { Call } from '../wire/operation';

/** The longest that SQS lets a receiver wait. */
export const LONG_POLL_SECONDS = 20;

/**
 * Waits after polls that failed one after another, for a missing permission, say: "the pipe polling throughput will gradually
 * back off". Not confirmed against AWS: how gradually. What polls is not stopped by itself, as AWS may do in the end.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** The queues that are polled. */
export interface PolledQueues {
  /** @throws AwsError as SQS answers */
  receiveMessage(
    call: Call,
    input: {
      readonly queueArn: string;
      readonly MaxNumberOfMessages: number;
      readonly WaitTimeSeconds: number;
      readonly MessageAttributeNames: string[];
      readonly MessageSystemAttributeNames: 'All'[];
    },
  ): Promise<ReceiveMessageResult>;
}

/** What is done with a queue that is polled. */
export interface Polling {
  /** Takes a batch, and works on it. @returns whether there were any messages */
  takeBatch(signal: AbortSignal): Promise<boolean>;
  /** @throws whatever is no AwsError: a defect */
  recordFailure(error: unknown): void;
}

/**
 * Takes batches from a queue, one after another. While the account has enough to do, what waits, waits in the queue.
 *
 * @param signal ends it, once the batch in hand is done
 */
export async function pollQueue(
  polling: Polling,
  ports: Pick<AccountPorts, 'capacity' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    await pollUntilAborted(polling, ports, signal);
  } catch (error) {
    if (error !== signal.reason) throw error;
  }
}

async function pollUntilAborted(
  polling: Polling,
  { capacity, clock }: Pick<AccountPorts, 'capacity' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await capacity.turn(signal);
      // A queue that has ended answers at once: whoever ends this needs a turn, too.
      if (!(await polling.takeBatch(signal))) await setImmediate();
      failures = 0;
    } catch (error) {
      if (error === signal.reason) return;
      if (!(error instanceof CallerCrashed)) polling.recordFailure(error);
      else if (failures === 0) {
        // Another worker takes its place, at once the first time. What it had in hand comes back by the visibility timeout.
        failures = 1;
        await setImmediate();
        continue;
      }
      await clock.pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++), signal);
    }
  }
}

/** Takes messages with all that there is to know of them. @throws AwsError as SQS answers */
export async function receiveMessages(
  queues: PolledQueues,
  call: Call,
  given: { readonly queueArn: string; readonly most: number; readonly waitSeconds: number },
): Promise<readonly Message[]> {
  const { Messages = [] } = await queues.receiveMessage(call, {
    queueArn: given.queueArn,
    MaxNumberOfMessages: given.most,
    WaitTimeSeconds: given.waitSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  return Messages;
}
