import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describeNetworkFailure } from '../aws/describe-network-failure';
import { type Answer, md5Of, type TransactionSender } from '../aws/transaction-sender';
import type { Transaction } from './read-transactions';
import type { SentRecord } from './sent-record';

/** A request above the throttle is refused before anything is stored, so it is safe to send it again. */
const THROTTLED = 429;
const THROTTLED_PAUSES_MS = [250, 500, 1_000, 2_000, 4_000];

export interface SendOptions {
  readonly sender: Pick<TransactionSender, 'post'>;
  /** The stack's API, as it is named when it cannot be reached. */
  readonly endpoint: string;
  readonly signal: AbortSignal;
  /** How long a throttled one waits before it is sent again, in milliseconds, each time. */
  readonly throttledPausesMs?: readonly number[];
}

/** Sends a transaction and checks what arrived. @throws AbortError */
export async function sendOne(
  { line, body }: Transaction,
  { sender, endpoint, signal, throttledPausesMs = THROTTLED_PAUSES_MS }: SendOptions,
): Promise<SentRecord> {
  const identity = {
    line,
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    md5: md5Of(body),
  };
  const pauses = [...throttledPausesMs];
  for (;;) {
    const startedAt = performance.now();
    const answer = await post(body, { sender, endpoint, signal });
    const latencyMs = Math.round(performance.now() - startedAt);
    if (typeof answer === 'string') {
      return { ...identity, outcome: 'unanswered', latencyMs, error: answer };
    }
    const pause = answer.status === THROTTLED ? pauses.shift() : undefined;
    if (pause === undefined) return { ...identity, latencyMs, ...describeAnswer(answer, identity.md5) };
    await setTimeout(pause, undefined, { signal });
  }
}

/** @returns why there is no answer */
async function post(body: Buffer, { sender, endpoint, signal }: SendOptions): Promise<Answer | string> {
  try {
    return await sender.post(body, { 'content-type': 'application/json' });
  } catch (error) {
    signal.throwIfAborted();
    const failure = error instanceof Error ? describeNetworkFailure(error, endpoint) : undefined;
    if (failure === undefined) throw error;
    return failure;
  }
}

function describeAnswer({ status, apiRequestId, messageId, md5, text }: Answer, expectedMd5: string) {
  const known = { apiRequestId, messageId, status };
  if (status !== 200) return { ...known, outcome: 'refused' as const, error: describeRefusal(status, text) };
  if (md5 === expectedMd5) return { ...known, outcome: 'accepted' as const };
  const error = `what arrived has the MD5 ${md5 ?? '(none)'}, what was sent ${expectedMd5}`;
  return { ...known, outcome: 'altered' as const, error };
}

/** SQS says it in XML, API Gateway in JSON. */
function describeRefusal(status: number, text: string): string {
  const [, code] = /<Code>([^<]+)<\/Code>/.exec(text) ?? [];
  const [, message] = /<Message>([^<]+)<\/Message>/.exec(text) ?? /"message":\s*"([^"]*)"/.exec(text) ?? [];
  const words = [code, message].filter((part) => part !== undefined).join(': ') || text.slice(0, 200).trim();
  // With a code it is SQS that refuses the API, whoever the sender is.
  return `${status} ${words}${code === undefined ? (ADVICE[status] ?? '') : ''}`;
}

const ADVICE: Readonly<Partial<Record<number, string>>> = {
  401: ' (an API with authorization=jwt wants a --token)',
  403: ' (signed, and still not allowed: whoever sends needs execute-api:Invoke)',
  429: ' (above the throttle of the API, also after several pauses)',
};
