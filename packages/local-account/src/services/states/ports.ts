import type { AccountPorts } from '../../account-ports';
import { Executions } from './execution/executions';
import type { StatesNeeds, TaskNeeds } from './needs';
import { StateMachines } from './state-machines';

type StatesAccount = Pick<
  AccountPorts,
  'access' | 'account' | 'assets' | 'capacity' | 'clock' | 'identify' | 'store' | 'trace'
>;

/** What Step Functions works on. */
export interface StatesPorts
  extends
    Pick<StatesAccount, 'access' | 'account' | 'assets' | 'capacity' | 'clock' | 'identify' | 'store'>,
    Pick<StatesNeeds, 'apis' | 'logs'> {
  readonly machines: StateMachines;
  readonly executions: Executions;
  /** What tasks call. */
  readonly tasks: TaskNeeds;
}

/**
 * Makes what Step Functions works on, with no state machines in it.
 *
 * @param endpoints what HTTP Tasks call
 */
export function createStatesPorts(
  { access, account, assets, capacity, clock, identify, store, trace }: StatesAccount,
  { logs, ...services }: StatesNeeds,
  endpoints: TaskNeeds['endpoints'],
): StatesPorts {
  const tasks = { ...services, endpoints, region: account.region };
  return {
    access,
    account,
    apis: services.apis,
    assets,
    capacity,
    clock,
    identify,
    logs,
    store,
    machines: new StateMachines(),
    tasks,
    executions: new Executions({ access, account, capacity, clock, store, trace, tasks }),
  };
}
