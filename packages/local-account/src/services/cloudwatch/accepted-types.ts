import { arn } from '../../arn';
import { type AcceptedType, acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';

const NO_METRICS = 'alarms, dashboards and the like are not run locally';

/**
 * What watches, and what shows it. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_CloudWatch.html; that a composite alarm's ARN is an
 * alarm's like any other: recorded on AWS.
 */
export const acceptedCloudWatchTypes: readonly AcceptedType[] = [
  ...['Alarm', 'CompositeAlarm', 'LogAlarm'].map((alarm) =>
    acceptedType(`AWS::CloudWatch::${alarm}`, NO_METRICS, ({ account, physicalName, text }) => {
      const alarmName = text('AlarmName') ?? physicalName;
      return { ref: alarmName, attributes: { Arn: arn(account, 'cloudwatch', `alarm:${alarmName}`) } };
    }),
  ),
  acceptedType('AWS::CloudWatch::AlarmMuteRule', NO_METRICS, ({ account, physicalName, text }) => {
    const ruleArn = arn(account, 'cloudwatch', `alarm-mute-rule:${text('Name') ?? physicalName}`);
    return { ref: ruleArn, attributes: { Arn: ruleArn } };
  }),
  acceptedType('AWS::CloudWatch::AnomalyDetector', NO_METRICS, ({ physicalName }) => {
    const id = stableUuid(physicalName);
    return { ref: id, attributes: { Id: id } };
  }),
  acceptedType('AWS::CloudWatch::Dashboard', NO_METRICS, ({ physicalName, text }) => ({
    ref: text('DashboardName') ?? physicalName,
  })),
  acceptedType('AWS::CloudWatch::InsightRule', NO_METRICS, ({ account, physicalName, text }) => {
    const RuleName = text('RuleName') ?? physicalName;
    const ruleArn = arn(account, 'cloudwatch', `insight-rule/${RuleName}`);
    return { ref: ruleArn, attributes: { Arn: ruleArn, RuleName } };
  }),
  acceptedType('AWS::CloudWatch::MetricStream', NO_METRICS, ({ account, physicalName, text }) => {
    const name = text('Name') ?? physicalName;
    return { ref: name, attributes: { Arn: arn(account, 'cloudwatch', `metric-stream/${name}`) } };
  }),
];
