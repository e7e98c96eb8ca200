import { calculateMetric, type PipelineMetrics, type QueueMetrics } from '../pipeline-metrics';
import { type AlarmDefinition, HOUR } from './alarm-definition';

/**
 * Whether there are dead letters, and whether they are left lying.
 *
 * The metrics of a queue that nobody uses stop, whatever is in it: no data changes nothing here.
 *
 * How long they lie is told by how long their queue has not been empty. The age of the oldest message would not do: it leaves out
 * a message that was received three times, as by somebody who reads it, and it begins anew with the move to a dead-letter
 * queue, while the 14 days of SQS do not. Five days of the last six leave four before SQS deletes a message that had been in
 * the source queue for four.
 *
 * They are counted by the hour, since an hour in which somebody read the only letter counts as empty, and through the hours
 * without metrics as they were in the last one with: a queue that nobody uses cannot change. An alarm looks back at most seven
 * days.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html (FILL with REPEAT)
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function deadLetterAlarms(metrics: PipelineMetrics): AlarmDefinition[] {
  const { undelivered, undecryptable, unprocessed } = metrics;
  return [
    ...queueAlarms('Undelivered', undelivered, {
      happened: 'A transaction never reached the bus: it is in the undelivered queue.',
      runbook: 'undelivered-transactions',
    }),
    ...queueAlarms('Undecryptable', undecryptable, {
      happened: 'The bus could not encrypt or decrypt a transaction, and put it into its dead-letter queue.',
      runbook: 'undecryptable-transactions',
    }),
    ...queueAlarms('Unprocessed', unprocessed, {
      happened: 'A transaction reached the bus and was not processed: it is in the unprocessed queue.',
      runbook: 'unprocessed-transactions',
    }),
  ];
}

function queueAlarms(
  queue: string,
  metrics: QueueMetrics | undefined,
  notEmpty: Pick<AlarmDefinition, 'happened' | 'runbook'>,
): AlarmDefinition[] {
  if (!metrics) return [];
  return [
    {
      name: `${queue}NotEmpty`,
      metric: metrics.waiting,
      withoutData: 'all is as it was',
      ...notEmpty,
    },
    {
      name: `${queue}GetsOld`,
      metric: calculateMetric(
        'dead letters, at the least',
        'FILL(waiting, REPEAT) + FILL(inFlight, REPEAT)',
        {
          waiting: metrics.waiting.with({ statistic: 'Minimum' }),
          inFlight: metrics.inFlight.with({ statistic: 'Minimum' }),
        },
      ),
      times: [5 * 24, 6 * 24],
      period: HOUR,
      withoutData: 'all is as it was',
      happened: `Dead letters have been in the ${queue.toLowerCase()} queue for 5 days or longer. 14 days after the transaction arrived, SQS deletes them for good.`,
      runbook: 'dead-letters-get-old',
    },
  ];
}
