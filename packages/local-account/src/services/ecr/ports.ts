import type { AccountPorts } from '../../account-ports';
import type { Repositories } from './repositories';

/** What ECR works on. */
export interface EcrPorts extends Pick<AccountPorts, 'access' | 'account'> {
  readonly repositories: Repositories;
}
