import { arn } from '../../arn';
import { type AcceptedType, acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';

/**
 * What reads log groups, and who may write to them. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Logs.html
 */
export const acceptedLogsTypes: readonly AcceptedType[] = [
  acceptedType(
    'AWS::Logs::LogAnomalyDetector',
    'nothing learns locally what a log looks like',
    ({ account, physicalName }) => {
      const AnomalyDetectorArn = arn(account, 'logs', `anomaly-detector:${stableUuid(physicalName)}`);
      return { ref: AnomalyDetectorArn, attributes: { AnomalyDetectorArn } };
    },
  ),
  acceptedType(
    'AWS::Logs::MetricFilter',
    'no metrics are made of logs locally',
    ({ physicalName, text }) => ({
      ref: text('FilterName') ?? physicalName,
    }),
  ),
  acceptedType('AWS::Logs::QueryDefinition', 'Logs Insights is not run locally', ({ physicalName }) => {
    const QueryDefinitionId = stableUuid(physicalName);
    return { ref: QueryDefinitionId, attributes: { QueryDefinitionId } };
  }),
  acceptedType(
    'AWS::Logs::SubscriptionFilter',
    'its destination, function or stream, gets no log events locally; logs tail --follow shows them',
    ({ physicalName, text }) => ({ ref: text('FilterName') ?? physicalName }),
  ),
];
