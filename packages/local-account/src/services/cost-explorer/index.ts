import type { AccountPorts } from '../../account-ports';
import { globalArn } from '../../arn';
import { acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';
import { createService, type Service } from '../../service';

const NO_COSTS = 'nothing costs anything locally';

/**
 * Cost Explorer, which is not run. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CE.html
 */
export function costExplorerService(account: AccountPorts): Service {
  return createService(account, {
    name: 'ce',
    ports: {},
    accepted: [
      acceptedType('AWS::CE::AnomalyMonitor', NO_COSTS, (resource) => {
        const MonitorArn = arnOf('anomalymonitor', resource);
        return { ref: MonitorArn, attributes: { MonitorArn } };
      }),
      acceptedType('AWS::CE::AnomalySubscription', NO_COSTS, (resource) => {
        const SubscriptionArn = arnOf('anomalysubscription', resource);
        const { accountId: AccountId } = resource.account;
        return { ref: SubscriptionArn, attributes: { SubscriptionArn, AccountId } };
      }),
    ],
  });
}

function arnOf(
  kind: string,
  { account, physicalName }: { readonly account: AccountPorts['account']; readonly physicalName: string },
): string {
  return globalArn(account, 'ce', `${kind}/${stableUuid(physicalName)}`);
}
