import { Aws, Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { calculated, type PipelineMetrics } from './pipeline-metrics';

export interface PipelineDashboardProps {
  readonly metrics: PipelineMetrics;
  readonly alarms: readonly IAlarm[];
}

/** What fits beside each other: the dashboard is 24 wide. */
const QUARTER = 6;
const THIRD = 8;
const FULL = 24;

/**
 * The pipeline on one page. First the four questions: how many came in, how many were processed, where are the others, how
 * long does it take. Then each hop, in the order of the flow.
 */
export class PipelineDashboard extends Construct {
  /** Where the dashboard is in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { metrics, alarms }: PipelineDashboardProps) {
    super(scope, id);
    // Dashboards of an account share their names across Regions.
    const name = `${Stack.of(this).stackName}-${Aws.REGION}`;
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      defaultInterval: Duration.hours(3),
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        ...atAGlance(metrics),
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: FULL, height: 4 })],
        ...hopByHop(metrics),
      ],
    });
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${name}`;
  }
}

function atAGlance({ api, queue, undelivered, unprocessed, ...hops }: PipelineMetrics): IWidget[][] {
  const accepted = calculated('accepted', 'FILL(requests, 0) - FILL(refused, 0) - FILL(failed, 0)', {
    requests: api.requests,
    refused: api.clientErrors,
    failed: api.serverErrors,
  });
  const underWay = calculated('under way', 'FILL(waiting, 0) + FILL(inFlight, 0)', {
    waiting: queue.waiting,
    inFlight: queue.inFlight,
  });
  const now = (title: string, ...shown: IMetric[]) =>
    new SingleValueWidget({ title, metrics: shown, width: QUARTER, height: 4 });
  const inAll = (title: string, ...shown: IMetric[]) =>
    new SingleValueWidget({ title, metrics: shown, width: QUARTER, height: 4, setPeriodToTimeRange: true });
  return [
    [
      text(
        '## How many came in, how many were processed, where are the others, how long does it take?\n' +
          'The first two count the time range above; the others are as of now. What is neither under way nor processed is in one of the two dead-letter queues. Metrics are best-effort: only the logs tell of a single transaction.',
      ),
    ],
    [
      inAll('Came in', accepted),
      inAll('Were processed', hops.workflow.succeeded),
      now(
        'Where are the others',
        underWay,
        undelivered.waiting.with({ label: 'undelivered' }),
        unprocessed.waiting.with({ label: 'unprocessed' }),
      ),
      now('How long does it take', queue.age, hops.rule.latency, hops.workflow.duration),
    ],
  ];
}

function hopByHop(metrics: PipelineMetrics): IWidget[][] {
  const { api, queue, undelivered, pipe, undecryptable, rule, workflow, unprocessed } = metrics;
  return [
    hop(
      'API and queue: accepted and stored',
      graph('Requests', [api.requests, api.clientErrors, api.serverErrors]),
      graph('Queue: in and out', [queue.sent, queue.deleted, queue.waiting, queue.inFlight]),
      graph('Queue: age of the oldest', [queue.age]),
    ),
    hop(
      'Pipe: from the queue to the bus',
      graph('Pipe', [pipe.events]),
      graph('Pipe: trouble', [pipe.failed, pipe.partiallyFailed, pipe.timedOut, pipe.throttled]),
      graph('Undelivered', [undelivered.waiting, undelivered.sent]),
    ),
    hop(
      'Bus and rule: to the workflow',
      graph('Rule', [rule.matched, rule.invocations]),
      graph('Rule: trouble', [rule.retries, rule.failed, rule.sentToDeadLetters, rule.lost]),
      graph('Unprocessed', [
        unprocessed.waiting,
        unprocessed.sent,
        ...(undecryptable ? [undecryptable.waiting.with({ label: 'undecryptable' })] : []),
      ]),
    ),
    hop(
      'Workflow and function: processed',
      graph('Workflow', [workflow.started, workflow.succeeded]),
      graph('Workflow: trouble', [workflow.failed, workflow.timedOut, workflow.aborted, workflow.throttled]),
      graph('Function', [metrics.function.invocations, metrics.function.errors, metrics.function.throttles]),
    ),
    hop(
      'How long each hop takes, in milliseconds',
      graph('API', [api.latency]),
      graph('Pipe, bus and rule', [pipe.duration, rule.latency]),
      graph('Workflow and function', [workflow.duration, metrics.function.duration]),
    ),
  ].flat();
}

function hop(title: string, ...widgets: IWidget[]): IWidget[][] {
  return [[text(`### ${title}`)], widgets];
}

function text(markdown: string): TextWidget {
  return new TextWidget({ markdown, width: FULL, height: markdown.startsWith('###') ? 1 : 3 });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: THIRD, height: 6, leftYAxis: { min: 0, showUnits: false } });
}
