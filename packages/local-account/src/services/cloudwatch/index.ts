import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';

/** CloudWatch, which is not run: nothing here counts anything. */
export function cloudWatchService(account: AccountPorts): Service {
  return createService(account, {
    name: 'cloudwatch',
    ports: {},
    accepted: {
      'AWS::CloudWatch::Alarm': 'there are no metrics locally',
      'AWS::CloudWatch::Dashboard': 'there are no metrics locally',
    },
  });
}
