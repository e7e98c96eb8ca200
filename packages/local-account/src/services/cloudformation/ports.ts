import type { AccountPorts } from '../../account-ports';
import type { Stacks } from '../../engine/stacks/stacks';

/** What CloudFormation works on. */
export interface CloudFormationPorts extends Pick<AccountPorts, 'account'> {
  /** The stacks of the account. */
  readonly stacks: Stacks;
}
