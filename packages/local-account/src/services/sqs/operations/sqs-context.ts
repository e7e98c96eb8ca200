import type { Access } from '../../../access/access';
import type { Account } from '../../../account';
import type { MoveTasks } from '../move-task/move-tasks';
import type { Queues } from '../queue/queues';

/**
 * Makes an operation fail, or wait, on purpose: whatever it throws, an `AwsError` say, is the answer to the caller.
 *
 * @param operation AWS's name, such as `SendMessage`
 * @param queueName empty for an operation that is about no single queue
 */
export type Fault = (operation: string, queueName: string) => void | Promise<void>;

/** What the operations work on. */
export interface SqsContext {
  readonly account: Account;
  readonly access: Access;
  readonly queues: Queues;
  readonly moveTasks: MoveTasks;
  /** @default - nothing fails on purpose */
  readonly fault?: Fault;
}
