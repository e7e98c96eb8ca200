import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { PipelineKey } from '../protection/pipeline-key';

export interface TransactionTableProps {
  /** The key that encrypts it. @default - DynamoDB's own */
  readonly encryption?: PipelineKey;
  /** The attribute with the time, in seconds since 1970, from when on DynamoDB may delete an item. @default - it deletes none */
  readonly timeToLiveAttribute?: string;
}

/**
 * A table with one item a transaction, by the text `id`. Paid by the request, and restorable to each second of the last 35 days.
 * Like all that holds transactions, it goes with the stack, unless `retainData` is set.
 */
export class TransactionTable extends Construct {
  readonly table: Table;
  /**
   * What a role needs to use it, beside the right to its operations: DynamoDB decrypts the table's key on behalf of who calls.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
   */
  readonly useOfKey: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, { encryption, timeToLiveAttribute }: TransactionTableProps) {
    super(scope, id);
    // A TableV2 cannot have a key of one's own in a stack that can be deployed to any Region.
    this.table = new Table(this, 'Table', {
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: encryption && TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: encryption?.key,
      timeToLiveAttribute,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.useOfKey = encryption ? [encryption.useVia(['dynamodb'], 'kms:Decrypt')] : [];
  }
}
