import type { AccountPorts } from '../../account-ports';
import type { Registry } from '../../engine/registry';
import type { Stacks } from '../../engine/stacks/stacks';

/** What CloudFormation works on. */
export interface CloudFormationPorts extends Pick<AccountPorts, 'account'> {
  /** The types of resources that there can be. */
  readonly registry: Registry;
  /** The stacks of the account. */
  readonly stacks: Stacks;
}
