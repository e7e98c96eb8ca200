import type { Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput } from '../synthesized-stack';
import { arn, onlyResource, ref } from '../template-resources';

export interface Widget {
  readonly type: 'alarm' | 'metric' | 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly metrics?: readonly MetricRow[];
    readonly alarms?: readonly string[];
    readonly view?: string;
    readonly setPeriodToTimeRange?: boolean;
    readonly yAxis?: unknown;
  };
}

/** `[namespace, metric, dimension, value, …, options]`, or only options, for an expression. */
export type MetricRow = readonly [...string[], MetricOptions];

interface MetricOptions {
  readonly label: string;
  readonly stat?: string;
  readonly expression?: string;
  readonly id?: string;
  readonly visible?: boolean;
}

export interface Dashboard {
  readonly start: string;
  readonly periodOverride: string;
  readonly widgets: readonly Widget[];
}

/** The body of a template's only dashboard. What CloudFormation fills in is named: `queue`, or its JSON if it has no name here. */
export function readDashboard(template: Template): Dashboard {
  const { DashboardBody } = onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties;
  const [separator, parts] = (DashboardBody as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  const names = namesOf(template);
  const text = parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const intrinsic = JSON.stringify(part);
      return names.get(intrinsic) ?? JSON.stringify(intrinsic).slice(1, -1);
    })
    .join(separator);
  return JSON.parse(text) as Dashboard;
}

/** Whom metrics are about, by the value of a dimension, as JSON. */
function namesOf(template: Template): Map<string, string> {
  const only = (type: string) => ref(onlyResource(template, type).logicalId);
  const queueName = (output: string) => ({
    'Fn::GetAtt': [logicalIdOfOutput(template, output), 'QueueName'],
  });
  const ruleName = { 'Fn::Select': [2, { 'Fn::Split': ['/', arn(logicalIdOfOutput(template, 'RuleArn'))] }] };
  const named: [intrinsic: object, name: string][] = [
    [only('AWS::ApiGatewayV2::Api'), 'api'],
    [queueName('QueueUrl'), 'queue'],
    [queueName('UndeliveredQueueUrl'), 'undelivered'],
    [queueName('UnprocessedQueueUrl'), 'unprocessed'],
    [only('AWS::Pipes::Pipe'), 'pipe'],
    [only('AWS::Events::EventBus'), 'bus'],
    [ruleName, 'rule'],
    [only('AWS::StepFunctions::StateMachine'), 'workflow'],
    [only('AWS::Lambda::Function'), 'function'],
  ];
  return new Map(named.map(([intrinsic, name]) => [JSON.stringify(intrinsic), name]));
}

/** How a metric is shown: its label, statistic, name and dimensions. What only goes into an expression is in brackets. */
export function describeMetric(row: MetricRow): string {
  const { label, stat, expression, id, visible } = optionsOf(row);
  if (expression !== undefined) return `${label} = ${expression}`;
  const name = row.filter((part) => typeof part === 'string');
  const metric = `${stat} ${name.join(' ')}`;
  return visible === false ? `(${id} = ${metric})` : `${label}: ${metric}`;
}

export function optionsOf(row: MetricRow): MetricOptions {
  return row[row.length - 1] as MetricOptions;
}
