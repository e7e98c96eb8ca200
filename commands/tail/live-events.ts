import { setTimeout } from 'node:timers/promises';
import { StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Connection } from '../aws/connection';

/** A log event as it comes. */
export interface LiveEvent {
  /** Of its group. */
  readonly logGroupName: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
}

/** What a tail tells beside events. */
export interface LiveNotice {
  /** `listening`: from now on events come. `sampled`: there were more events in a second than a session shows. `gap`: a session ended. */
  readonly notice: 'listening' | 'sampled' | 'gap';
  /** Epoch milliseconds. Of a gap: since when nothing was seen. */
  readonly from: number;
  readonly to: number;
  /** Why a session ended. */
  readonly reason?: string;
}

export interface LiveEventsOptions {
  readonly logGroupArns: readonly string[];
  readonly signal: AbortSignal;
  /** How long after a session has ended a new one is tried, in milliseconds. @default - a second */
  readonly retryMs?: number;
}

/** So often in a row a new session is tried after one that ended. */
const RETRIES = 30;

/**
 * Events of log groups as they are written, by Live Tail. A session ends after three hours: another one is begun, and what was between
 * them is told as a gap.
 *
 * @throws what StartLiveTail throws at the first session, or 30 times in a row later
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
 */
export async function* liveEvents(
  { logs }: Pick<Connection, 'logs'>,
  { logGroupArns, signal, retryMs = 1000 }: LiveEventsOptions,
): AsyncGenerator<LiveEvent | LiveNotice> {
  let lastSeen: number | undefined;
  let reason: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { responseStream = [] } = await logs.send(
        new StartLiveTailCommand({ logGroupIdentifiers: [...logGroupArns] }),
        { abortSignal: signal },
      );
      for await (const { sessionStart, sessionUpdate } of responseStream as AsyncIterable<StreamMember>) {
        const now = Date.now();
        if (sessionStart)
          yield { notice: lastSeen ? 'gap' : 'listening', from: lastSeen ?? now, to: now, reason };
        if (sessionUpdate?.sessionMetadata?.sampled)
          yield { notice: 'sampled', from: lastSeen ?? now, to: now };
        for (const event of sessionUpdate?.sessionResults ?? []) yield liveEventOf(event);
        lastSeen = now;
        failures = 0;
      }
      reason = 'the session ended';
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      if (lastSeen === undefined || failures > RETRIES) throw error;
      reason = (error as Error).message;
    }
    await setTimeout(retryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Of the stream's members, those that are no exceptions: the SDK throws those. */
interface StreamMember {
  readonly sessionStart?: object;
  readonly sessionUpdate?: {
    readonly sessionMetadata?: { readonly sampled?: boolean };
    readonly sessionResults?: readonly SessionEvent[];
  };
}

interface SessionEvent {
  readonly logGroupIdentifier?: string;
  readonly timestamp?: number;
  readonly message?: string;
}

/**
 * A group is identified by its name, as `<account>:<name>`, or by its ARN: the reference says "name or ARN", its example shows the account.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LiveTailSessionLogEvent.html
 */
function liveEventOf({ logGroupIdentifier = '', timestamp = 0, message = '' }: SessionEvent): LiveEvent {
  return { logGroupName: logGroupIdentifier.replace(/^(arn:.*:log-group|\d{12}):/, ''), timestamp, message };
}
