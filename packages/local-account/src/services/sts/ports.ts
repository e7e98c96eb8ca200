import type { AccountPorts } from '../../account-ports';

/** What STS works on: the roles of the account, and the credentials of their sessions. */
export type StsPorts = Pick<AccountPorts, 'access' | 'account'>;
