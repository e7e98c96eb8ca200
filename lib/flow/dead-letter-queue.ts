import { Duration } from 'aws-cdk-lib';
import { Queue, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeDeadLetterQueueFindings } from '../protection/findings/dead-letter-queue-findings';
import { PipelineKey } from '../protection/pipeline-key';

export interface DeadLetterQueueProps {
  /**
   * Whether it is another queue's redrive target. One that is not refuses to become one; for one that is, the permission would
   * have to name the source queue, which names it in its turn.
   */
  readonly redriveTarget: boolean;
  /** The key that encrypts. @default - SQS's own */
  readonly encryption?: PipelineKey;
}

/**
 * A queue that keeps what went wrong for as long as SQS can, 14 days.
 *
 * A message keeps its enqueue time when SQS moves it here, so the 14 days count from its arrival in the source queue.
 * The size limit is SQS's own (1 MiB): what arrives here is larger than what the source queue took.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...PipelineKey.ofQueue(props.encryption),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(60),
      // It concerns queues alone: whether EventBridge may send to it is what its policy says.
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
      redriveAllowPolicy: props.redriveTarget ? undefined : { redrivePermission: RedrivePermission.DENY_ALL },
    });
    acknowledgeDeadLetterQueueFindings(this.queue);
  }
}
