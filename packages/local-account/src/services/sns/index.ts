import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';

/** SNS, which is not run: there are no alarms to tell anybody of. */
export function snsService(account: AccountPorts): Service {
  return createService(account, {
    name: 'sns',
    ports: {},
    accepted: {
      'AWS::SNS::Subscription': 'there are no alarms to tell of locally',
      'AWS::SNS::Topic': 'there are no alarms to tell of locally',
      'AWS::SNS::TopicPolicy': 'there are no alarms to tell of locally',
    },
  });
}
