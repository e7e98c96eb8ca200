import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PipelineKey } from '../../lib/protection/pipeline-key';
import { type Consumer, type ConsumerProps, retryPolicy, TRANSACTIONS } from './consumer';
import { ConsumerDeadLetters } from './consumer-dead-letters';

/** How often a program may take a message and not delete it. */
const MAX_RECEIVES = 10;

/**
 * A queue for a program of any kind, which reads at its own pace: each message is the whole event. What the program does not get done,
 * and what EventBridge could not put into the queue, is in the same dead letters; they can be redriven.
 */
export class QueueConsumer extends Construct implements Consumer {
  readonly queue: Queue;
  readonly rule: Rule;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { pipeline }: ConsumerProps) {
    super(scope, id);
    this.deadLetters = new ConsumerDeadLetters(this, 'DeadLetters', { pipeline, redriveTarget: true }).queue;
    this.queue = new Queue(this, 'Queue', {
      ...PipelineKey.ofQueue(pipeline.context.encryption),
      enforceSSL: true,
      // Longer than the program takes for one message.
      visibilityTimeout: Duration.seconds(60),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    this.rule = new Rule(this, 'Rule', {
      eventBus: pipeline.eventBus,
      description: 'Puts each transaction into the queue of a further consumer',
      eventPattern: TRANSACTIONS,
      targets: [new SqsQueue(this.queue, retryPolicy(this.deadLetters))],
    });
  }
}
