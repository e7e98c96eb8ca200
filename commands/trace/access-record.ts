import { z } from 'zod';
import { type LogRecord, logRecords } from '../aws/log-records';
import type { SearchPlace } from './search-place';

/** What API Gateway wrote of a request. A variable without a value is `-`. */
const accessRecordMessage = z.object({
  requestId: z.string(),
  status: z.string().transform(Number),
  integrationError: z.string().default('-'),
  error: z.string().default('-'),
  integrationLatencyMs: z.string().default('-'),
  responseLatencyMs: z.string().default('-'),
});

/** A request that the API answered. */
export interface AccessRecord {
  readonly apiRequestId: string;
  /** Of the log event, in epoch milliseconds. */
  readonly time: number;
  /** What its sender got: 200 if it was accepted. */
  readonly status: number;
  /** Why it was not accepted. @default - nothing was said */
  readonly error?: string;
  /** How long SQS took to take it in. @default - it was not asked */
  readonly queueLatencyMs?: number;
  /** How long its sender waited. */
  readonly responseLatencyMs?: number;
}

/** @returns undefined for what is no such record */
export function readAccessRecord({
  timestamp,
  message,
}: Omit<LogRecord, 'eventId'>): AccessRecord | undefined {
  const { success, data } = accessRecordMessage.safeParse(message);
  if (!success) return undefined;
  const error = [data.integrationError, data.error].find((text) => text !== '-');
  return {
    apiRequestId: data.requestId,
    time: timestamp,
    status: data.status,
    error,
    queueLatencyMs: millisecondsOf(data.integrationLatencyMs),
    responseLatencyMs: millisecondsOf(data.responseLatencyMs),
  };
}

/** @returns undefined if the API has not logged the request since then */
export async function findAccessRecord(
  { connection, stack, since, signal }: SearchPlace,
  apiRequestId: string,
): Promise<AccessRecord | undefined> {
  const logGroupName = stack.output('ApiLogGroupName');
  const filterPattern = `{ $.requestId = "${apiRequestId}" }`;
  for await (const record of logRecords(connection, { logGroupName, filterPattern, since, signal })) {
    const read = readAccessRecord(record);
    if (read) return read;
  }
  return undefined;
}

function millisecondsOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
