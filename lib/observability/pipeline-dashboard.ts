import { Aws, Duration } from 'aws-cdk-lib';
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
import { consoleDomain } from './console-domain';
import { calculateMetric, type PipelineMetrics } from './pipeline-metrics';

export interface PipelineDashboardProps {
  /** What its name begins with. */
  readonly pipelineName: string;
  /** What is shown. */
  readonly metrics: PipelineMetrics;
  /** Of which the state is shown, in this order. */
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
  private readonly dashboardName: string;

  constructor(scope: Construct, id: string, { pipelineName, metrics, alarms }: PipelineDashboardProps) {
    super(scope, id);
    // Dashboards of an account share their names across Regions.
    this.dashboardName = `${pipelineName}-${Aws.REGION}`;
    new Dashboard(this, 'Dashboard', {
      dashboardName: this.dashboardName,
      defaultInterval: Duration.hours(3),
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        ...overviewRows(metrics),
        [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: FULL, height: 4 })],
        ...hopRows(metrics),
      ],
    });
  }

  /** Where the dashboard is in the console. */
  get url(): string {
    const console = consoleDomain(this);
    return `https://${Aws.REGION}.${console}/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${this.dashboardName}`;
  }
}

function overviewRows({ api, queue, undelivered, unprocessed, ...hops }: PipelineMetrics): IWidget[][] {
  const accepted = calculateMetric('accepted', 'requests - refused - failed', {
    requests: api.requests,
    refused: api.clientErrors,
    failed: api.serverErrors,
  });
  const underWay = calculateMetric('under way', 'waiting + inFlight', {
    waiting: queue.waiting,
    inFlight: queue.inFlight,
  });
  const now = (title: string, ...metrics: IMetric[]) =>
    new SingleValueWidget({ title, metrics, width: QUARTER, height: 4 });
  const inAll = (title: string, ...metrics: IMetric[]) =>
    new SingleValueWidget({ title, metrics, width: QUARTER, height: 4, setPeriodToTimeRange: true });
  return [
    [
      textWidget(
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

function hopRows(metrics: PipelineMetrics): IWidget[][] {
  const { api, queue, undelivered, pipe, undecryptable, rule, workflow, unprocessed } = metrics;
  return [
    hopRow(
      'API and queue: accepted and stored',
      graphWidget('Requests', [api.requests, api.clientErrors, api.serverErrors]),
      graphWidget('Queue: in and out', [queue.sent, queue.deleted, queue.waiting, queue.inFlight]),
      graphWidget('Queue: age of the oldest', [queue.age]),
    ),
    hopRow(
      'Pipe: from the queue to the bus',
      graphWidget('Pipe', [pipe.events]),
      graphWidget('Pipe: trouble', [pipe.failed, pipe.partiallyFailed, pipe.timedOut, pipe.throttled]),
      // SQS counts no message as sent that it moves here by itself.
      graphWidget('Undelivered', [undelivered.waiting, undelivered.inFlight]),
    ),
    hopRow(
      'Bus and rule: to the workflow',
      graphWidget('Rule', [rule.matched, rule.invocations]),
      graphWidget('Rule: trouble', [rule.retries, rule.failed, rule.sentToDeadLetters, rule.lost]),
      graphWidget('Unprocessed', [
        unprocessed.waiting,
        unprocessed.sent,
        ...(undecryptable ? [undecryptable.waiting.with({ label: 'undecryptable' })] : []),
      ]),
    ),
    hopRow(
      'Workflow: processed',
      graphWidget('Workflow', [workflow.started, workflow.succeeded]),
      graphWidget('Workflow: trouble', [workflow.failed, workflow.timedOut, workflow.aborted]),
    ),
    rowsOf(
      'Functions: what the workflow invokes',
      Object.entries(metrics.functions).map(([name, { invocations, errors, throttles }]) =>
        graphWidget(name, [invocations, errors, throttles]),
      ),
    ),
    rowsOf(
      'Processing: what it measures beside',
      Object.entries(metrics.graphs).map(([title, measured]) => graphWidget(title, measured)),
    ),
    hopRow(
      'How long each hop takes, in milliseconds',
      graphWidget('API', [api.latency]),
      graphWidget('Pipe, bus and rule', [pipe.duration, rule.latency]),
      graphWidget('Workflow and functions', [
        workflow.duration,
        ...Object.values(metrics.functions).map(({ duration }) => duration),
      ]),
    ),
  ].flat();
}

/** What a pipeline may have none of has no title without it. */
function rowsOf(title: string, graphs: readonly IWidget[]): IWidget[][] {
  return graphs.length > 0 ? hopRow(title, ...graphs) : [];
}

function hopRow(title: string, ...widgets: IWidget[]): IWidget[][] {
  const rows = Array.from({ length: Math.ceil(widgets.length / 3) }, (_, row) =>
    widgets.slice(3 * row, 3 * row + 3),
  );
  return [[textWidget(`### ${title}`)], ...rows];
}

function textWidget(markdown: string): TextWidget {
  return new TextWidget({ markdown, width: FULL, height: markdown.startsWith('###') ? 1 : 3 });
}

function graphWidget(title: string, left: readonly IMetric[]): GraphWidget {
  return new GraphWidget({
    title,
    left: [...left],
    width: THIRD,
    height: 6,
    leftYAxis: { min: 0, showUnits: false },
  });
}
