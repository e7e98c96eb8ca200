import type { PutEventsRequestEntry, PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { LambdaPorts } from './lambda';
import type { SqsPorts } from './sqs';

/** Puts entries on a bus. */
export type PutEntries = (
  entries: readonly PutEventsRequestEntry[],
) => PutEventsResponse | Promise<PutEventsResponse>;

/** What goes wrong on purpose in a local run, for tests of "nothing lost". An AwsError that is thrown is what the caller gets. */
export interface Faults {
  /** Before any operation on a queue, by whomever. */
  readonly sqs?: SqsPorts['fault'];
  /**
   * In place of a pipe's request to a bus: it may put all of the entries, some or none, and answer what it likes.
   *
   * @param put puts entries, as the pipe would have
   */
  readonly putEvents?: (entries: readonly PutEventsRequestEntry[], put: PutEntries) => ReturnType<PutEntries>;
  /** Before a rule starts an execution with this input. */
  readonly startExecution?: (input: string) => void | Promise<void>;
  /** Before a function gets an event; it may also hang, or crash. */
  readonly invoke?: LambdaPorts['beforeInvoke'];
}
