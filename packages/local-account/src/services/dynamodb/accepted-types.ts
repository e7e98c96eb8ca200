import { arn } from '../../arn';
import { type AcceptedType, acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';

const REASON = 'nothing is held back locally for lack of capacity, and so it stays as it begins';

/**
 * What changes the capacity of tables by their use. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApplicationAutoScaling.html
 */
export const acceptedScalingTypes: readonly AcceptedType[] = [
  acceptedType('AWS::ApplicationAutoScaling::ScalableTarget', REASON, ({ text, physicalName }) => {
    const parts = ['ResourceId', 'ScalableDimension', 'ServiceNamespace'].map(
      (name) => text(name) ?? physicalName,
    );
    return { ref: parts.join('|'), attributes: { Id: parts.join('|') } };
  }),
  acceptedType('AWS::ApplicationAutoScaling::ScalingPolicy', REASON, ({ account, physicalName, text }) => {
    const Arn = arn(
      account,
      'autoscaling',
      `scalingPolicy:${stableUuid(physicalName)}:policyName/${text('PolicyName') ?? physicalName}`,
    );
    return { ref: Arn, attributes: { Arn } };
  }),
];
