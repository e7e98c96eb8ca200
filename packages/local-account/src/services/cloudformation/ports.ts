import type { AccountPorts } from '../../account-ports';
import type { RunningStack } from '../../engine/running-stack';

/** What CloudFormation works on. */
export interface CloudFormationPorts extends Pick<AccountPorts, 'account'> {
  /** The stacks of the account, in the order of their creation. */
  readonly stacks: () => readonly RunningStack[];
}
