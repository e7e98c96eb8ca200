import type { AccountPorts } from '../../account-ports';
import type { LogGroups } from './log-groups';
import type { ResourcePolicies } from './resource-policies';

/** What CloudWatch Logs works on. */
export interface LogsPorts extends Pick<AccountPorts, 'access' | 'account' | 'clock' | 'trace'> {
  readonly groups: LogGroups;
  readonly resourcePolicies: ResourcePolicies;
  /** Aborts when the service ends. */
  readonly ended: AbortSignal;
}
