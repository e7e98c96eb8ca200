import { arn } from '../../arn';
import { type AcceptedType, acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';

const NO_ALARMS = 'there are no alarms to tell of locally';

/**
 * Topics and what hangs on them. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_SNS.html; a topic's: recorded on AWS.
 */
export const acceptedSnsTypes: readonly AcceptedType[] = [
  acceptedType('AWS::SNS::Subscription', NO_ALARMS, ({ physicalName, text }) => {
    const subscriptionArn = `${text('TopicArn') ?? ''}:${stableUuid(physicalName)}`;
    return { ref: subscriptionArn, attributes: { Arn: subscriptionArn } };
  }),
  acceptedType('AWS::SNS::Topic', NO_ALARMS, ({ account, physicalName, text }) => {
    const TopicName = text('TopicName') ?? physicalName;
    const TopicArn = arn(account, 'sns', TopicName);
    return { ref: TopicArn, attributes: { TopicArn, TopicName } };
  }),
  acceptedType('AWS::SNS::TopicInlinePolicy', NO_ALARMS, ({ physicalName, text }) => ({
    ref: text('TopicArn') ?? physicalName,
  })),
  acceptedType('AWS::SNS::TopicPolicy', NO_ALARMS, ({ physicalName }) => ({
    ref: physicalName,
    attributes: { Id: physicalName },
  })),
];
