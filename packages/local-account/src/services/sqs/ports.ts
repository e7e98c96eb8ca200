import type { AccountPorts } from '../../account-ports';
import type { MoveTasks } from './move-task/move-tasks';
import type { Queues } from './queue/queues';

/** What SQS takes of the account. */
export type SqsAccountPorts = Pick<
  AccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'endpointUrl' | 'identify' | 'intercept' | 'store' | 'trace'
>;

/** What its operations and resources work on: all of the state is in the queues and the move tasks. */
export interface SqsPorts extends Pick<
  SqsAccountPorts,
  'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'store'
> {
  readonly queues: Queues;
  readonly moveTasks: MoveTasks;
}
