import type { AccountPorts } from '../../account-ports';

/** What KMS works on: the policies of its keys, which the account asks about every use. */
export type KmsPorts = Pick<AccountPorts, 'access' | 'account'>;
