import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { type IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from '../../lib/flow/dead-letter-queue';
import type { ProcessingContext } from '../../lib/flow/processing';
import { PipelineKey } from '../../lib/protection/pipeline-key';
import { SOURCE } from './approval-event';

/** Where somebody fetches the decisions, each as its event. */
export class ApprovalQueue extends Construct {
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, { encryption, eventBus }: ProcessingContext) {
    super(scope, id);
    const { queue: undelivered } = new DeadLetterQueue(this, 'Undelivered', {
      encryption,
      redriveTarget: true,
    });
    const queue = new Queue(this, 'Queue', {
      ...PipelineKey.ofQueue(encryption),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: undelivered, maxReceiveCount: 10 },
    });
    new Rule(this, 'Rule', {
      eventBus,
      description: 'Hands decisions to whoever acts on them',
      eventPattern: { source: [SOURCE] },
      targets: [new SqsQueue(queue, { deadLetterQueue: undelivered })],
    });
    this.queue = queue;
  }
}
