import { Duration } from 'aws-cdk-lib';
import { calculateMetric, type PipelineMetrics } from '../pipeline-metrics';
import { type AlarmDefinition, FIVE_MINUTES, PERSISTENTLY } from './alarm-definition';

/** A delivery takes less than a second when nothing is wrong. */
const LATE = Duration.minutes(1);

/** Whether what is in the queue gets to the workflow: queue, pipe, bus and rule. */
export function deliveryAlarms({ queue, pipe, rule, workflow }: PipelineMetrics): AlarmDefinition[] {
  return [
    {
      name: 'QueueGrowsOld',
      metric: queue.age,
      from: FIVE_MINUTES.toSeconds(),
      times: PERSISTENTLY,
      happened:
        'Transactions wait in the queue for 5 minutes and more. The pipe may have stopped: it has no alarm of its own for that.',
      runbook: 'transactions-wait',
    },
    {
      name: 'PipeFails',
      metric: pipe.failed,
      times: PERSISTENTLY,
      happened: 'The pipe fails to put transactions on the bus. They are tried again for an hour or longer.',
      runbook: 'the-pipe-fails',
    },
    {
      name: 'PipePartlyFails',
      metric: pipe.partiallyFailed,
      times: PERSISTENTLY,
      happened: 'The bus refuses some of the transactions that the pipe hands it. They are tried again.',
      runbook: 'the-pipe-fails',
    },
    {
      name: 'PipeTimesOut',
      metric: pipe.timedOut,
      times: PERSISTENTLY,
      happened: 'The pipe times out while it puts transactions on the bus. They are tried again.',
      runbook: 'the-pipe-fails',
    },
    {
      name: 'PipeIsThrottled',
      metric: pipe.throttled,
      times: PERSISTENTLY,
      happened: 'AWS throttles the pipe: transactions wait in the queue.',
      runbook: 'the-pipe-fails',
    },
    {
      name: 'NothingStarted',
      // `FILL` of a metric that has no data at all stays without data, and so would the alarm. TIME_SERIES(0) has data for
      // every period, and a value that is missing beside it counts as 0.
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
      metric: calculateMetric(
        'transactions leave the queue and no workflow starts',
        'IF(taken > 0 AND (TIME_SERIES(0) + started) < 1, 1, 0)',
        { taken: queue.deleted, started: workflow.started },
      ),
      // The newest period may lack a number that is still to come, so it is not enough.
      times: [2, 3],
      period: FIVE_MINUTES,
      happened:
        'Transactions leave the queue and no workflow starts. If the rule is disabled or changed, EventBridge drops them without a word; only the archive has them.',
      runbook: 'nothing-is-started',
    },
    // Step Functions has no metric of its own for this: `ExecutionThrottled` counts state transitions, which Express
    // workflows have no limit of. A start that is throttled is a delivery that EventBridge tries again.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring-events-best-practices.html
    {
      name: 'RuleKeepsRetrying',
      metric: rule.retries,
      times: PERSISTENTLY,
      happened: 'EventBridge has to try again and again to start the workflow. It goes on for a day.',
      runbook: 'the-rule-keeps-retrying',
    },
    {
      name: 'DeliveriesAreLate',
      metric: rule.latency,
      from: LATE.toMilliseconds(),
      times: [2, 3],
      period: FIVE_MINUTES,
      happened: 'Of a hundred transactions on the bus, one or more take a minute or longer to the workflow.',
      runbook: 'the-rule-keeps-retrying',
    },
    {
      name: 'RuleFails',
      metric: rule.failed,
      happened: 'EventBridge gave up starting the workflow for a transaction.',
      runbook: 'the-rule-cannot-deliver',
    },
    {
      name: 'RuleSendsDeadLetters',
      metric: rule.sentToDeadLetters,
      happened: 'EventBridge could not start the workflow, and put the transaction into unprocessed.',
      runbook: 'the-rule-cannot-deliver',
    },
    {
      name: 'RuleLosesDeadLetters',
      metric: rule.lost,
      happened:
        'EventBridge could neither start the workflow nor write the dead letter: only the archive has the transaction.',
      runbook: 'only-the-archive-has-it',
    },
  ];
}
