import { Duration, Stack } from 'aws-cdk-lib';
import { Archive, CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeUnrecognizedDeadLetterQueue } from '../protection/findings/dead-letter-queue-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { DeadLetterQueue } from './dead-letter-queue';

export interface TransactionBusProps {
  /** How long events can be replayed. */
  readonly archiveRetention: Duration;
  /** The key that encrypts bus and archive. @default - AWS's own, and no dead-letter queue of the bus */
  readonly encryption?: PipelineKey;
}

/** The bus that transactions are published on, and the archive that they are replayed from. */
export class TransactionBus extends Construct {
  readonly eventBus: EventBus;
  /** Every event of the bus, whatever its source and type. */
  readonly archive: Archive;
  /** Where events go that the bus cannot encrypt or decrypt; a bus with AWS's own key has no need of it. */
  readonly undecryptable?: Queue;

  constructor(scope: Construct, id: string, props: TransactionBusProps) {
    super(scope, id);
    const { encryption } = props;
    // With SQS's own key: what comes here is what the customer managed key failed for.
    if (encryption)
      this.undecryptable = new DeadLetterQueue(this, 'Undecryptable', { redriveTarget: false }).queue;
    this.eventBus = new EventBus(this, 'EventBus', {
      description: 'Transactions, as the pipe takes them from the queue',
      kmsKey: encryption?.key,
      deadLetterQueue: this.undecryptable,
    });
    encryption?.allowEventBus(this.eventBus);
    if (this.undecryptable) this.allowDeadLetters(this.undecryptable);
    this.archive = new Archive(this, 'Archive', {
      sourceEventBus: this.eventBus,
      description: 'Every event of the transaction bus, for replay',
      // The construct asks for a pattern; every event of the account is every event that can be put on this bus.
      eventPattern: { account: [Stack.of(this).account] },
      retention: props.archiveRetention,
      // `eventBus.archive()` would leave the key out.
      kmsKey: encryption?.key,
    });
    if (!encryption) omitEmptyKey(this.archive);
  }

  /**
   * Events come here encrypted by EventBridge, as they were on the bus, when the key is disabled, gone or not permitted.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html
   */
  private allowDeadLetters(queue: Queue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.eventBus.eventBusArn } },
      }),
    );
    acknowledgeUnrecognizedDeadLetterQueue(queue, 'of the event bus');
  }
}

/**
 * The construct library writes an empty text for "no key", which the service refuses in some Regions.
 *
 * @see https://github.com/aws/aws-cdk/issues/37847
 */
function omitEmptyKey(archive: Archive): void {
  const resource = archive.node.defaultChild;
  if (resource instanceof CfnArchive) resource.kmsKeyIdentifier = undefined;
}
