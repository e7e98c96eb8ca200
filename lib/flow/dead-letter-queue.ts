import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeDeadLetterQueueFindings } from '../protection/findings/dead-letter-queue-findings';
import { PipelineKey } from '../protection/pipeline-key';

export interface DeadLetterQueueProps {
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

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps = {}) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...PipelineKey.ofQueue(props.encryption),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(60),
    });
    acknowledgeDeadLetterQueueFindings(this.queue);
  }
}
