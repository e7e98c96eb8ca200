import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '../../lib/flow/dead-letter-queue';
import { acknowledgeUnrecognizedDeadLetterQueue } from '../../lib/protection/findings/dead-letter-queue-findings';
import type { ConsumerProps } from './consumer';

/** Where a consumer's failures go, and an alarm, told where the pipeline's are, as soon as there is one. */
export class ConsumerDeadLetters extends Construct {
  readonly queue: Queue;

  /** @param redriveTarget whether it is the redrive target of the consumer's own queue, too */
  constructor(
    scope: Construct,
    id: string,
    { pipeline, redriveTarget }: ConsumerProps & { readonly redriveTarget: boolean },
  ) {
    super(scope, id);
    const { encryption } = pipeline.context;
    this.queue = new DeadLetterQueue(this, 'Queue', { encryption, redriveTarget }).queue;
    acknowledgeUnrecognizedDeadLetterQueue(this.queue, 'of a consumer and of the rule that feeds it');
    const alarm = new Alarm(this, 'NotEmpty', {
      alarmDescription: `${scope.node.id} could not work on a transaction: it is in the consumer's dead letters. What to do: examples/fan-out/README.md`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // The metrics of a queue that nobody uses stop, whatever is in it.
      treatMissingData: TreatMissingData.IGNORE,
    });
    const action = new SnsAction(pipeline.alarmTopic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
