import { randomUUID } from 'node:crypto';
import type { LiveTailSessionStart } from '@aws-sdk/client-cloudwatch-logs';
import { completePause } from '../../../clock/complete-pause';
import type { StreamEvent } from '../../../wire/event-stream';
import type { LogsPorts } from '../ports';
import { LiveTail, type LiveTailSelection } from './live-tail';

/** "Every second, a LiveTailSessionUpdate object is sent", for three hours (API_StartLiveTail). */
const UPDATE_INTERVAL_MS = 1_000;
const SESSION_MS = 3 * 3_600_000;

/**
 * The events of a Live Tail session, from its start to its timeout, or until nobody listens any more.
 *
 * @param request is repeated in the first event
 * @param gone aborts when the client has gone
 */
export async function* liveTailSession(
  { account, clock, ended }: LogsPorts,
  request: LiveTailSessionStart,
  selection: LiveTailSelection,
  gone: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const tail = new LiveTail(account.accountId, selection);
  const endsAt = clock.now() + SESSION_MS;
  const signal = AbortSignal.any([gone, ended]);
  try {
    const start = { requestId: randomUUID(), sessionId: randomUUID(), ...request };
    yield { type: 'sessionStart', payload: start satisfies LiveTailSessionStart };
    while (await completePause(clock, UPDATE_INTERVAL_MS, signal)) {
      if (clock.now() >= endsAt) {
        const payload = { message: 'The session has timed out.' };
        yield { type: 'SessionTimeoutException', payload, isException: true };
        return;
      }
      yield { type: 'sessionUpdate', payload: tail.takeUpdate() };
    }
  } finally {
    tail.end();
  }
}
