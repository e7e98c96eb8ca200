import type { AccountPorts } from '../account-ports';
import type { Service } from '../service';
import { cloudWatchService } from './cloudwatch';
import { snsService } from './sns';
import { stsService } from './sts';

/** The services of an account, each with what it needs of the others. A new one is its folder, and one line here. */
export function awsServices(account: AccountPorts): Service[] {
  return [cloudWatchService(account), snsService(account), stsService(account)];
}
