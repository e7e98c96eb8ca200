import { ArnFormat, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

type Conditions = Record<string, Record<string, string | string[]>>;

export interface PipelineKeyProps {
  /** What the delivered logs have in their names. */
  readonly pipelineName: string;
}

/**
 * One customer managed key for everything that holds a transaction. Its policy says which services may use it, and for what;
 * the account's own roles need a statement of theirs.
 *
 * Pipes have no part in it: what a pipe would encrypt are filter patterns and input templates, and ours has neither.
 */
export class PipelineKey extends Construct {
  /**
   * The key, for those who encrypt with it. It is looked at as if it were another stack's, so that the construct library adds
   * nothing to its policy: what it would add for the archive makes the key wait for the bus, which waits for the key.
   */
  readonly key: IKey;
  private readonly ownKey: Key;

  constructor(scope: Construct, id: string, { pipelineName }: PipelineKeyProps) {
    super(scope, id);
    this.ownKey = new Key(this, 'Key', {
      description: `Transactions of ${pipelineName}`,
      enableKeyRotation: true,
      // A key that waits for its deletion decrypts nothing from that moment on, and a deployment that leaves the setting out
      // by mistake would have it wait. What a failed first deployment has made goes, having encrypted nothing.
      // https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.key = Key.fromKeyArn(this, 'Reference', this.ownKey.keyArn);
    this.allowDeadLetters();
    this.allowLogs(pipelineName);
  }

  /** For a queue's props: this key, or SQS's own one if there is none. */
  static ofQueue(
    encryption: PipelineKey | undefined,
  ): Pick<QueueProps, 'encryption' | 'encryptionMasterKey'> {
    if (!encryption) return { encryption: QueueEncryption.SQS_MANAGED };
    return { encryption: QueueEncryption.KMS, encryptionMasterKey: encryption.key };
  }

  /**
   * Lets EventBridge encrypt what is on the bus and in its archive.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html
   */
  allowEventBus(eventBus: EventBus): void {
    // The name that the bus is given, and not a reference to the bus, which waits for the key.
    const busArn = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: Names.uniqueId(eventBus),
    });
    this.allow('EventBridgeChecksTheKey', 'events.amazonaws.com', ['kms:DescribeKey']);
    this.allow(
      'EventBridgeEncryptsBusAndArchive',
      'events.amazonaws.com',
      ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:ReEncrypt*'],
      { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': busArn } },
    );
  }

  /**
   * For a role's policy: use of the key by way of other services, which call KMS on the role's behalf.
   *
   * @param services by their short names: `sqs`
   */
  useVia(services: string[], ...actions: string[]): PolicyStatement {
    const { region, urlSuffix } = Stack.of(this);
    const via = services.map((service) => `${service}.${region}.${urlSuffix}`);
    return new PolicyStatement({
      actions,
      resources: [this.ownKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': via } },
    });
  }

  /**
   * Lets EventBridge write dead letters, of rule and bus, into encrypted queues. AWS's example has no condition, and a request
   * that lacked the key of a condition would lose the dead letter. Which queues EventBridge can write to, and on whose behalf,
   * is what their policies say.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
   */
  private allowDeadLetters(): void {
    this.allow('EventBridgeWritesDeadLetters', 'events.amazonaws.com', [
      'kms:GenerateDataKey',
      'kms:Decrypt',
    ]);
  }

  /**
   * Lets CloudWatch Logs encrypt the stack's log groups, and its delivery read what the encrypted workflow hands it.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
   */
  private allowLogs(pipelineName: string): void {
    const stack = Stack.of(this);
    const groups = [`/aws/vendedlogs/*/${pipelineName}`, `${stack.stackName}-*`];
    this.allow(
      'LogsEncryptsTheLogGroups',
      // "amazonaws.com.cn" in China, unlike the other services' principals.
      `logs.${stack.region}.${stack.urlSuffix}`,
      ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups.map((name) => this.logGroupArn(name)) } },
    );
    this.allow('LogDeliveryReadsTheWorkflow', 'delivery.logs.amazonaws.com', ['kms:Decrypt']);
  }

  private allow(sid: string, service: string, actions: string[], conditions: Conditions = {}): void {
    this.ownKey.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions,
        resources: ['*'],
        conditions,
      }),
    );
  }

  private logGroupArn(resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
