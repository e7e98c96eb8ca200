import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Connection } from './connection';

/** What of a log is asked for. */
export interface LogQuestion {
  readonly logGroupName: string;
  /** CloudWatch Logs' filter pattern. */
  readonly filterPattern: string;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly signal?: AbortSignal;
}

/** A log event whose message is JSON. */
export interface LogRecord {
  /** CloudWatch's: no two events have the same. */
  readonly eventId: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: unknown;
}

/** The events of a log group that match, the oldest first. What is not JSON is left out: the pipeline's logs have none of it. */
export async function* logRecords(
  { logs }: Pick<Connection, 'logs'>,
  { logGroupName, filterPattern, since, signal }: LogQuestion,
): AsyncGenerator<LogRecord> {
  let nextToken: string | undefined;
  do {
    const page = await logs.send(
      new FilterLogEventsCommand({ logGroupName, filterPattern, startTime: since, nextToken }),
      { abortSignal: signal },
    );
    for (const { eventId = '', timestamp = 0, message = '' } of page.events ?? []) {
      const parsed = parseMessage(message);
      if (parsed !== undefined) yield { eventId, timestamp, message: parsed };
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** The messages of a log group that match, the oldest first. */
export async function findLogRecords(
  connection: Pick<Connection, 'logs'>,
  question: LogQuestion,
): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  for await (const { message } of logRecords(connection, question))
    records.push(message as Record<string, unknown>);
  return records;
}

/** @returns undefined for what is not JSON */
export function parseMessage(message: string): unknown {
  try {
    return JSON.parse(message) as unknown;
  } catch {
    return undefined;
  }
}
