import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Connection } from './connection';

/** What of a log is asked for. */
export interface LogQuestion {
  readonly logGroupName: string;
  /** CloudWatch Logs' filter pattern. */
  readonly filterPattern: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** The messages of a log group that match, each parsed as JSON, the oldest first. */
export async function findLogRecords(
  { logs }: Pick<Connection, 'logs'>,
  { logGroupName, filterPattern, since }: LogQuestion,
): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logs.send(
      new FilterLogEventsCommand({ logGroupName, filterPattern, startTime: since, nextToken }),
    );
    for (const { message = '{}' } of page.events ?? [])
      records.push(JSON.parse(message) as Record<string, unknown>);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return records;
}
