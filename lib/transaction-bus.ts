import { Duration, Stack } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';

export interface TransactionBusProps {
  /** How long events can be replayed. */
  readonly archiveRetention: Duration;
}

/** The bus that transactions are published on, and the archive that they are replayed from. */
export class TransactionBus extends Construct {
  readonly eventBus: EventBus;
  readonly archive: Archive;

  constructor(scope: Construct, id: string, props: TransactionBusProps) {
    super(scope, id);
    this.eventBus = new EventBus(this, 'EventBus', {
      description: 'Transactions, as the pipe takes them from the queue',
    });
    this.archive = new Archive(this, 'Archive', {
      sourceEventBus: this.eventBus,
      description: 'Every event of the transaction bus, for replay',
      // The construct asks for a pattern; every event of the account is every event that can be put on this bus.
      eventPattern: { account: [Stack.of(this).account] },
      retention: props.archiveRetention,
    });
  }
}
