import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { acceptedSnsTypes } from './accepted-types';

/** SNS, which is not run: there are no alarms to tell anybody of. */
export function snsService(account: AccountPorts): Service {
  return createService(account, { name: 'sns', ports: {}, accepted: acceptedSnsTypes });
}
