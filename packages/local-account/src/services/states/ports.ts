import type { AccountPorts } from '../../account-ports';
import { Executions } from './execution/executions';
import type { StatesNeeds } from './needs';
import { StateMachines } from './state-machines';

type StatesAccount = Pick<AccountPorts, 'access' | 'account' | 'capacity' | 'clock' | 'identify' | 'trace'>;

/** What Step Functions works on. */
export interface StatesPorts
  extends
    Pick<StatesAccount, 'access' | 'account' | 'capacity' | 'clock' | 'identify'>,
    Pick<StatesNeeds, 'apis' | 'logs'> {
  readonly machines: StateMachines;
  readonly executions: Executions;
}

/** Makes what Step Functions works on, with no state machines in it. */
export function createStatesPorts(
  { access, account, capacity, clock, identify, trace }: StatesAccount,
  { apis, buses, functions, logs, queues }: StatesNeeds,
): StatesPorts {
  const tasks = { apis, buses, functions, queues };
  return {
    access,
    account,
    apis,
    capacity,
    clock,
    identify,
    logs,
    machines: new StateMachines(),
    executions: new Executions({ access, account, capacity, clock, trace, tasks }),
  };
}
