import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IAlarm,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { calculateMetric, type PipelineMetrics } from './pipeline-metrics';

export interface PipelineAlarmsProps {
  /** What is watched. */
  readonly metrics: PipelineMetrics;
  /** Who is told, of a beginning and of an end. */
  readonly topic: ITopic;
}

/** What somebody has to know, and where docs/operations.md tells what to do. */
interface AlarmText {
  readonly happened: string;
  readonly runbook: string;
}

/** From which value on, in how many of how many periods: by default once is enough. */
interface AlarmLimit {
  readonly from: number;
  readonly times?: readonly [number, number];
  readonly period?: Duration;
}

/** `ApproximateAgeOfOldestMessage` of a dead-letter queue counts from the move there; 14 days after its arrival SQS deletes a message. */
const DEAD_LETTERS_GET_OLD = Duration.days(10);

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/**
 * One alarm for each way in which a transaction can fail to get through. What ends in a dead letter, or is lost, alarms at
 * the first time; what AWS tries again by itself, only when it goes on.
 *
 * Metrics are delivered as best effort, and most are not sent at all while they are zero: no data is no alarm.
 */
export class PipelineAlarms extends Construct {
  /** In the order of the flow. */
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    const { api, queue, undelivered, pipe, undecryptable, rule, workflow, unprocessed } = props.metrics;
    const once: AlarmLimit = { from: 1 };
    const persistently: AlarmLimit = { from: 1, times: [3, 5] };
    const alarm = (name: string, metric: Metric | MathExpression, limit: AlarmLimit, text: AlarmText) =>
      this.addAlarm(name, metric, limit, text, props.topic);
    const share = (label: string, errors: Metric) =>
      // Below 20 requests a share says little: one scanner would be half of all.
      calculateMetric(label, 'IF(FILL(requests, 0) >= 20, 100 * FILL(errors, 0) / requests, 0)', {
        requests: api.requests,
        errors,
      });

    this.alarms = [
      alarm(
        'ApiFails',
        share('failed requests, %', api.serverErrors),
        { from: 1, times: [2, 3], period: FIVE_MINUTES },
        {
          happened: 'The API answers 5xx: senders get no receipt, and nothing of theirs is stored.',
          runbook: 'the-api-fails',
        },
      ),
      alarm(
        'ApiRefuses',
        share('refused requests, %', api.clientErrors),
        { from: 50, times: [3, 3], period: FIVE_MINUTES },
        {
          happened: 'The API refuses half of all requests or more (4xx): nothing of theirs is stored.',
          runbook: 'the-api-refuses-much',
        },
      ),
      alarm(
        'QueueGrowsOld',
        queue.age,
        { from: 300, times: [3, 3] },
        {
          happened:
            'Transactions wait in the queue for 5 minutes and more. The pipe may have stopped: it has no alarm of its own for that.',
          runbook: 'transactions-wait',
        },
      ),
      alarm('PipeFails', pipe.failed, persistently, {
        happened:
          'The pipe fails to put transactions on the bus. They are tried again for an hour or longer.',
        runbook: 'the-pipe-fails',
      }),
      alarm('PipePartlyFails', pipe.partiallyFailed, persistently, {
        happened: 'The bus refuses some of the transactions that the pipe hands it. They are tried again.',
        runbook: 'the-pipe-fails',
      }),
      alarm('PipeTimesOut', pipe.timedOut, persistently, {
        happened: 'The pipe times out while it puts transactions on the bus. They are tried again.',
        runbook: 'the-pipe-fails',
      }),
      alarm('PipeIsThrottled', pipe.throttled, persistently, {
        happened: 'AWS throttles the pipe: transactions wait in the queue.',
        runbook: 'the-pipe-fails',
      }),
      alarm('UndeliveredNotEmpty', undelivered.waiting, once, {
        happened: 'A transaction never reached the bus: it is in the undelivered queue.',
        runbook: 'undelivered-transactions',
      }),
      ...(undecryptable
        ? [
            alarm('UndecryptableNotEmpty', undecryptable.waiting, once, {
              happened:
                'The bus could not encrypt or decrypt a transaction, and put it into its dead-letter queue.',
              runbook: 'undecryptable-transactions',
            }),
          ]
        : []),
      alarm(
        'NothingStarted',
        calculateMetric(
          'transactions leave the queue and no workflow starts',
          'IF((FILL(taken, 0) > 0) AND (FILL(started, 0) == 0), 1, 0)',
          { taken: queue.deleted, started: workflow.started },
        ),
        { from: 1, times: [2, 2], period: FIVE_MINUTES },
        {
          happened:
            'Transactions leave the queue and no workflow starts. If the rule is disabled or changed, EventBridge drops them without a word; only the archive has them.',
          runbook: 'nothing-is-started',
        },
      ),
      alarm('RuleFails', rule.failed, once, {
        happened: 'EventBridge gave up starting the workflow for a transaction.',
        runbook: 'the-rule-cannot-deliver',
      }),
      alarm('RuleSendsDeadLetters', rule.sentToDeadLetters, once, {
        happened: 'EventBridge could not start the workflow, and put the transaction into unprocessed.',
        runbook: 'the-rule-cannot-deliver',
      }),
      alarm('RuleLosesDeadLetters', rule.lost, once, {
        happened:
          'EventBridge could neither start the workflow nor write the dead letter: only the archive has the transaction.',
        runbook: 'only-the-archive-has-it',
      }),
      alarm('WorkflowFails', workflow.failed, once, {
        happened: 'A transaction was not processed: its workflow failed and put it into unprocessed.',
        runbook: 'unprocessed-transactions',
      }),
      alarm('WorkflowTimesOut', workflow.timedOut, once, {
        happened:
          'A workflow took longer than 5 minutes. Nothing caught that: only the archive has the transaction.',
        runbook: 'only-the-archive-has-it',
      }),
      alarm('WorkflowIsAborted', workflow.aborted, once, {
        happened: 'A workflow was aborted. Nothing caught that: only the archive has the transaction.',
        runbook: 'only-the-archive-has-it',
      }),
      alarm('WorkflowIsThrottled', workflow.throttled, persistently, {
        happened: 'AWS throttles the workflow: transactions are processed late.',
        runbook: 'throttling',
      }),
      alarm('FunctionFails', props.metrics.function.errors, once, {
        happened: 'The function refused or failed to process a transaction.',
        runbook: 'unprocessed-transactions',
      }),
      alarm('FunctionIsThrottled', props.metrics.function.throttles, persistently, {
        happened:
          'AWS throttles the function. The workflow tries again for up to a minute and a half, then gives up.',
        runbook: 'throttling',
      }),
      alarm('UnprocessedNotEmpty', unprocessed.waiting, once, {
        happened: 'A transaction reached the bus and was not processed: it is in the unprocessed queue.',
        runbook: 'unprocessed-transactions',
      }),
      alarm(
        'DeadLettersGetOld',
        calculateMetric('oldest dead letter, seconds', 'MAX([FILL(undelivered, 0), FILL(unprocessed, 0)])', {
          undelivered: undelivered.age,
          unprocessed: unprocessed.age,
        }),
        { from: DEAD_LETTERS_GET_OLD.toSeconds(), period: FIVE_MINUTES },
        {
          happened:
            'A dead letter is 10 days old. 14 days after the transaction arrived, SQS deletes it for good.',
          runbook: 'dead-letters-get-old',
        },
      ),
    ];
  }

  private addAlarm(
    name: string,
    metric: Metric | MathExpression,
    { from, times: [datapointsToAlarm, evaluationPeriods] = [1, 1], period = MINUTE }: AlarmLimit,
    { happened, runbook }: AlarmText,
    topic: ITopic,
  ): IAlarm {
    const alarm = new Alarm(this, name, {
      alarmDescription: `${happened} What to do: docs/operations.md#${runbook}`,
      metric: metric.with({ period }),
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm,
      evaluationPeriods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  }
}
