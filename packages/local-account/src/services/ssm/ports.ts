import type { AccountPorts } from '../../account-ports';
import type { Parameters } from './parameters';

/** What Systems Manager works on: its Parameter Store. */
export interface SsmPorts extends Pick<AccountPorts, 'access' | 'account'> {
  readonly parameters: Parameters;
}
