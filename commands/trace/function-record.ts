import { z } from 'zod';
import { type LogRecord, logRecords } from '../aws/log-records';
import type { SearchPlace } from './search-place';

const identity = {
  apiRequestId: z.string().optional(),
  messageId: z.string().optional(),
  eventId: z.string().optional(),
  replayName: z.string().optional(),
};

/** What the function logs of a transaction: one object, in the runtime's `message`. */
const functionRecordMessage = z.object({
  message: z.union([
    z.object({
      ...identity,
      sha256: z.string(),
      body: z.string(),
      bytes: z.number(),
      eventTime: z.string().optional(),
      sentTimestamp: z.number().optional(),
      firstReceivedTimestamp: z.number().optional(),
      receiveCount: z.number().optional(),
    }),
    z.object({ ...identity, error: z.string() }),
  ]),
});

type Message = z.infer<typeof functionRecordMessage>['message'];

/** The function has logged the transaction: it is processed. */
export type ProcessedRecord = Extract<Message, { sha256: string }> & { readonly time: number };

/** The function has refused the transaction. */
export type RefusedRecord = Exclude<Message, { sha256: string }> & { readonly time: number };

/** `time`: of the log event, in epoch milliseconds. */
export type FunctionRecord = ProcessedRecord | RefusedRecord;

export function isProcessed(record: FunctionRecord): record is ProcessedRecord {
  return 'sha256' in record;
}

export function isRefused(record: FunctionRecord): record is RefusedRecord {
  return !isProcessed(record);
}

/** @returns undefined for what is about no transaction, such as a report of the runtime */
export function readFunctionRecord({
  timestamp,
  message,
}: Omit<LogRecord, 'eventId'>): FunctionRecord | undefined {
  const { success, data } = functionRecordMessage.safeParse(message);
  return success ? { ...data.message, time: timestamp } : undefined;
}

/**
 * What the function has logged of a transaction, the oldest first: more than one record after a replay, a redrive, or a second
 * delivery.
 *
 * @param id its `apiRequestId` or a `messageId`
 * @returns none for a pipeline with a processor of its team's that writes no such log
 */
export async function findFunctionRecords(
  { connection, stack, since, signal }: SearchPlace,
  id: string,
): Promise<FunctionRecord[]> {
  const logGroupName = stack.outputIfAny('LogGroupName');
  if (logGroupName === undefined) return [];
  const filterPattern = `{ ($.message.apiRequestId = "${id}") || ($.message.messageId = "${id}") }`;
  const records: FunctionRecord[] = [];
  for await (const record of logRecords(connection, { logGroupName, filterPattern, since, signal })) {
    const read = readFunctionRecord(record);
    if (read) records.push(read);
  }
  return records;
}
