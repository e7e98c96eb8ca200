import type { PutEventsRequestEntry, PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { LambdaPorts } from './lambda';

/** Puts entries on a bus. */
export type PutEntries = (
  entries: readonly PutEventsRequestEntry[],
) => PutEventsResponse | Promise<PutEventsResponse>;

/** What goes wrong on purpose in a local run, for tests of "nothing lost". An AwsError that is thrown is what the caller gets. */
export interface Faults {
  /**
   * Before any operation of SQS, by whomever.
   *
   * @param operation AWS's name, such as `SendMessage`
   * @param queueName empty for an operation that is about no single queue
   */
  readonly sqs?: (operation: string, queueName: string) => void | Promise<void>;
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
