import { Fn } from 'aws-cdk-lib';
import type { IHttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus, IRule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** What is measured, in the order in which a transaction meets it. */
export interface MeasuredPipeline {
  /** What serves the API. */
  readonly stage: IHttpStage;
  /** Where accepted transactions wait. */
  readonly queue: IQueue;
  /** Transactions that did not reach the bus. */
  readonly undelivered: IQueue;
  /** The pipe from queue to bus. */
  readonly pipeName: string;
  /** What transactions are published on. */
  readonly eventBus: IEventBus;
  /** Events that the bus could not encrypt or decrypt. @default - none: only a bus with a customer managed key has them */
  readonly undecryptable?: IQueue;
  /** What starts the workflow. */
  readonly rule: IRule;
  /** The workflow. */
  readonly stateMachine: IStateMachine;
  /** The functions that the workflow invokes, by the names that alarms and dashboard have for them. */
  readonly functions: Readonly<Record<string, IFunction>>;
  /** What a processor has measured beside, by the titles of their graphs. */
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
  /** Transactions that reached the bus and were not processed. */
  readonly unprocessed: IQueue;
}

export type PipelineMetrics = ReturnType<typeof pipelineMetrics>;

/**
 * The numbers that the alarms watch and the dashboard shows.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
export function pipelineMetrics(pipeline: MeasuredPipeline) {
  const { stage, stateMachine } = pipeline;
  return {
    api: {
      requests: stage.metricCount({ statistic: Stats.SUM, label: 'requests' }),
      clientErrors: stage.metricClientError({ statistic: Stats.SUM, label: 'refused (4xx)' }),
      serverErrors: stage.metricServerError({ statistic: Stats.SUM, label: 'failed (5xx)' }),
      latency: stage.metricLatency({ statistic: Stats.p(99), label: 'API, p99' }),
    },
    queue: queueMetrics(pipeline.queue),
    undelivered: queueMetrics(pipeline.undelivered),
    unprocessed: queueMetrics(pipeline.unprocessed),
    pipe: pipeMetrics(pipeline.pipeName),
    undecryptable: pipeline.undecryptable && queueMetrics(pipeline.undecryptable),
    rule: ruleMetrics(pipeline.eventBus, pipeline.rule),
    workflow: {
      started: stateMachine.metricStarted({ label: 'started' }),
      succeeded: stateMachine.metricSucceeded({ label: 'succeeded' }),
      failed: stateMachine.metricFailed({ label: 'failed' }),
      timedOut: stateMachine.metricTimedOut({ label: 'timed out' }),
      aborted: stateMachine.metricAborted({ label: 'aborted' }),
      duration: stateMachine.metricTime({ statistic: Stats.p(99), label: 'workflow, p99' }),
    },
    functions: Object.fromEntries(
      Object.entries(pipeline.functions).map(([name, it]) => [name, functionMetrics(name, it)]),
    ),
    graphs: pipeline.graphs,
  };
}

function functionMetrics(name: string, measured: IFunction) {
  return {
    invocations: measured.metricInvocations({ label: 'invocations' }),
    errors: measured.metricErrors({ label: 'errors' }),
    throttles: measured.metricThrottles({ label: 'throttles' }),
    duration: measured.metricDuration({ statistic: Stats.p(99), label: `${name}, p99` }),
  };
}

export type QueueMetrics = ReturnType<typeof queueMetrics>;

function queueMetrics(queue: IQueue) {
  return {
    sent: queue.metricNumberOfMessagesSent({ label: 'came in' }),
    deleted: queue.metricNumberOfMessagesDeleted({ label: 'left' }),
    waiting: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, label: 'waiting' }),
    inFlight: queue.metricApproximateNumberOfMessagesNotVisible({
      statistic: Stats.MAXIMUM,
      label: 'in flight',
    }),
    age: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, label: 'oldest, seconds' }),
  };
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html */
function pipeMetrics(pipeName: string) {
  const metric = (metricName: string, label: string, statistic: string = Stats.SUM) =>
    new Metric({
      namespace: 'AWS/EventBridge/Pipes',
      metricName,
      dimensionsMap: { PipeName: pipeName },
      statistic,
      label,
    });
  return {
    events: metric('EventCount', 'events'),
    failed: metric('ExecutionFailed', 'failed'),
    partiallyFailed: metric('ExecutionPartiallyFailed', 'partly failed'),
    timedOut: metric('ExecutionTimeout', 'timed out'),
    throttled: metric('ExecutionThrottled', 'throttled'),
    duration: metric('Duration', 'pipe, p99', Stats.p(99)),
  };
}

/**
 * "Metrics that specify both the EventBusName and RuleName dimensions refer to a custom event bus", and `Ref` of such a rule
 * is `bus|rule`, so the name is taken from its ARN, `…:rule/bus/rule`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
function ruleMetrics(eventBus: IEventBus, rule: IRule) {
  const ruleName = Fn.select(2, Fn.split('/', rule.ruleArn));
  const metric = (metricName: string, label: string, statistic: string = Stats.SUM) =>
    new Metric({
      namespace: 'AWS/Events',
      metricName,
      dimensionsMap: { EventBusName: eventBus.eventBusName, RuleName: ruleName },
      statistic,
      label,
    });
  return {
    matched: metric('TriggeredRules', 'matched'),
    invocations: metric('Invocations', 'delivered or failed for good'),
    retries: metric('RetryInvocationAttempts', 'retries'),
    failed: metric('FailedInvocations', 'failed for good'),
    sentToDeadLetters: metric('InvocationsSentToDlq', 'sent to unprocessed'),
    lost: metric('InvocationsFailedToBeSentToDlq', 'not even sent to unprocessed'),
    latency: metric('IngestionToInvocationSuccessLatency', 'bus and rule, p99', Stats.p(99)),
  };
}

/** One number from several metrics, which the expression calls by their keys. */
export function calculateMetric(
  label: string,
  expression: string,
  usingMetrics: Record<string, Metric>,
): MathExpression {
  return new MathExpression({ label, expression, usingMetrics });
}
