import type { Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput } from '../synthesized-stack';
import { onlyResource, resourcesOf } from '../template-resources';

export interface MetricQuery {
  readonly Id: string;
  readonly Label?: string;
  readonly Expression?: string;
  readonly MetricStat?: {
    readonly Metric: {
      Namespace: string;
      MetricName: string;
      Dimensions: { Name: string; Value: unknown }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

/** An alarm, as CloudFormation has it. */
export interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmName?: string;
  readonly Metrics: readonly MetricQuery[];
  readonly Threshold: number;
  readonly TreatMissingData: string;
  readonly DatapointsToAlarm: number;
  readonly EvaluationPeriods: number;
}

/** The alarms of a template, by their own names. */
export function alarmsOf(template: Template): Record<string, AlarmProperties> {
  return Object.fromEntries(
    Object.entries(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(([logicalId, { Properties }]) => [
      logicalId.replace(/^Alarms(\w+)\w{8}$/, '$1'),
      Properties as unknown as AlarmProperties,
    ]),
  );
}

/** The dimensions of the metrics of a queue that an output tells of. */
export function queueDimensions(template: Template, output: string): Record<string, unknown> {
  return { QueueName: { 'Fn::GetAtt': [logicalIdOfOutput(template, output), 'QueueName'] } };
}

/** As `queueDimensions`, of the dead-letter queue of an encrypted bus. */
export function undecryptableDimensions(template: Template): Record<string, unknown> {
  const { DeadLetterConfig } = onlyResource(template, 'AWS::Events::EventBus').Properties;
  const [queue] = (DeadLetterConfig as { Arn: { 'Fn::GetAtt': [string, string] } }).Arn['Fn::GetAtt'];
  return { QueueName: { 'Fn::GetAtt': [queue, 'QueueName'] } };
}

/** Its namespace, name and statistic. */
export function describeMetric({ MetricStat }: MetricQuery): string {
  return `${MetricStat?.Metric.Namespace} ${MetricStat?.Metric.MetricName} ${MetricStat?.Stat}`;
}

export function dimensionsOf({ MetricStat }: MetricQuery): Record<string, unknown> {
  return Object.fromEntries((MetricStat?.Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
}
