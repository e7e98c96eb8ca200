import type { AccountPorts } from '../../account-ports';
import type { LogGroups } from './log-groups';

/** What CloudWatch Logs works on. */
export interface LogsPorts extends Pick<AccountPorts, 'access' | 'account' | 'clock' | 'trace'> {
  readonly groups: LogGroups;
  /** Aborts when the service ends. */
  readonly ended: AbortSignal;
}
