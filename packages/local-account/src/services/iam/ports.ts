import type { AccountPorts } from '../../account-ports';

/** What IAM works on: the roles, which the account asks about every call. */
export type IamPorts = Pick<AccountPorts, 'access' | 'account' | 'clock'>;
