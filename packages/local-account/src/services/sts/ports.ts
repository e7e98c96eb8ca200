import type { AccountPorts } from '../../account-ports';

/** What STS needs to know. */
export type StsPorts = Pick<AccountPorts, 'account'>;
