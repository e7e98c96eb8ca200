import { findLogRecords } from '../aws/log-records';
import { waitFor } from '../aws/wait-for';
import type { Stage } from './check';

/** The function's record, of a transaction that was processed or refused. */
export type TransactionRecord = Readonly<Record<string, unknown>>;

export interface TransactionQuestion {
  readonly apiRequestId: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Only a record of this replay. @default - one of no replay */
  readonly replayName?: string;
}

/** A log takes seconds, a replay minutes. */
const WITHIN_MS = 120_000;
const REPLAY_WITHIN_MS = 900_000;

/** @returns `undefined` if there is none within two minutes, or a quarter of an hour for a replay */
export function loggedTransaction(
  { connection, stack, signal }: Stage,
  { apiRequestId, since, replayName }: TransactionQuestion,
): Promise<TransactionRecord | undefined> {
  return waitFor(
    async () => {
      const records = await findLogRecords(connection, {
        logGroupName: stack.output('LogGroupName'),
        filterPattern: `{ $.message.apiRequestId = "${apiRequestId}" }`,
        since,
      });
      return records
        .map(({ message }) => message as TransactionRecord)
        .find((record) => record.replayName === replayName);
    },
    { withinMs: replayName === undefined ? WITHIN_MS : REPLAY_WITHIN_MS, signal },
  );
}
