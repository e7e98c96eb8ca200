import type { AccountPorts } from '../../account-ports';
import type { ManagedPolicies } from './managed-policies/managed-policies';

/** What IAM works on: the roles, which the account asks about every call, and what they can have attached. */
export interface IamPorts extends Pick<AccountPorts, 'access' | 'account' | 'clock'> {
  readonly managedPolicies: ManagedPolicies;
}
