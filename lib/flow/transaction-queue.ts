import { Duration } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PipelineKey } from '../protection/pipeline-key';
import { DeadLetterQueue } from './dead-letter-queue';
import { maximumMessageSizeBytes } from './transaction-sizes';

export interface TransactionQueueProps {
  /** The largest body that is accepted, in bytes. */
  readonly maxTransactionBytes: number;
  /** The key that encrypts both queues. @default - SQS's own */
  readonly encryption?: PipelineKey;
}

/**
 * Where a transaction is durable before its sender gets an answer, and *undelivered*, where it goes when it cannot be
 * put on the bus.
 *
 * Bodies are opaque until the workflow, so no message is poison here: a failure is an outage or a missing permission, and
 * both deserve patience. 60 receives, 60 seconds apart, are an hour of it.
 */
export class TransactionQueue extends Construct {
  /** Where accepted transactions wait. */
  readonly queue: Queue;
  /** Where they go that were received 60 times and never deleted. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, props: TransactionQueueProps) {
    super(scope, id);
    this.undelivered = new DeadLetterQueue(this, 'Undelivered', {
      encryption: props.encryption,
      redriveTarget: true,
    }).queue;
    this.queue = new Queue(this, 'Source', {
      ...PipelineKey.ofQueue(props.encryption),
      enforceSSL: true,
      maxMessageSizeBytes: maximumMessageSizeBytes(props.maxTransactionBytes),
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(60),
      deadLetterQueue: { queue: this.undelivered, maxReceiveCount: 60 },
    });
  }
}
