import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { acceptedCloudWatchTypes } from './accepted-types';

/** CloudWatch, which is not run: nothing here counts anything. */
export function cloudWatchService(account: AccountPorts): Service {
  return createService(account, { name: 'cloudwatch', ports: {}, accepted: acceptedCloudWatchTypes });
}
