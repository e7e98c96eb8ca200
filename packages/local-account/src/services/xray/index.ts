import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';

const NO_TRACES = 'there are no traces locally';

/**
 * X-Ray, which is not run. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_XRay.html
 */
export function xrayService(account: AccountPorts): Service {
  return createService(account, {
    name: 'xray',
    ports: {},
    accepted: [
      acceptedType('AWS::XRay::Group', NO_TRACES, (resource) => {
        const name = resource.text('GroupName') ?? resource.physicalName;
        const GroupARN = arn(resource.account, 'xray', `group/${name}`);
        return { ref: GroupARN, attributes: { GroupARN } };
      }),
      acceptedType('AWS::XRay::SamplingRule', NO_TRACES, (resource) => {
        const name = resource.text('SamplingRule', 'RuleName') ?? resource.physicalName;
        const RuleARN = arn(resource.account, 'xray', `sampling-rule/${name}`);
        return { ref: RuleARN, attributes: { RuleARN } };
      }),
    ],
  });
}
