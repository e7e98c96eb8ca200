import { CloudwatchLogsLogDestination, LogLevel, Pipe } from '@aws-cdk/aws-pipes-alpha';
import { SqsSource } from '@aws-cdk/aws-pipes-sources-alpha';
import { EventBridgeTarget } from '@aws-cdk/aws-pipes-targets-alpha';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IDependable } from 'constructs';
import { VendedLogGroup } from '../observability/vended-log-group';
import type { PipelineKey } from '../protection/pipeline-key';
import { TRANSACTION_EVENT } from './transaction-event';
import { pipeBatchSize } from './transaction-sizes';

export interface TransactionPipeProps {
  readonly queue: IQueue;
  readonly eventBus: IEventBus;
  /** The largest body that is accepted, in bytes. */
  readonly maxTransactionBytes: number;
  readonly logRetention: RetentionDays;
  /** The key that encrypts. @default - AWS's own */
  readonly encryption?: PipelineKey;
  /** What has to stand before the first transaction passes: the bus drops an event that no rule matches. */
  readonly startAfter: IDependable[];
}

/**
 * Takes transactions from the queue and puts them on the bus, each as the SQS record it is, with no template in between.
 *
 * No batching window: setting one changes the retry delay of failed messages to about 7.5 minutes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html
 */
export class TransactionPipe extends Construct {
  readonly pipeName: string;
  readonly role: IRole;
  readonly log: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionPipeProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('pipes.amazonaws.com'),
      inlinePolicies: {
        MoveTransactions: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
              resources: [props.queue.queueArn],
            }),
            new PolicyStatement({ actions: ['events:PutEvents'], resources: [props.eventBus.eventBusArn] }),
            ...(props.encryption ? [props.encryption.useVia(['sqs'], 'kms:Decrypt')] : []),
          ],
        }),
      },
    });
    const { logGroup } = new VendedLogGroup(this, 'Log', {
      service: 'pipes',
      retention: props.logRetention,
      encryption: props.encryption,
    });
    const pipe = new Pipe(this, 'Pipe', {
      description: 'Moves transactions from the queue to the bus',
      // The construct's own grants are wider than what a pipe needs.
      role: role.withoutPolicyUpdates(),
      source: new SqsSource(props.queue, { batchSize: pipeBatchSize(props.maxTransactionBytes) }),
      target: new EventBridgeTarget(props.eventBus, TRANSACTION_EVENT),
      logLevel: LogLevel.ERROR,
      logDestinations: [new CloudwatchLogsLogDestination(logGroup)],
    });
    pipe.node.addDependency(...props.startAfter);
    this.pipeName = pipe.pipeName;
    this.role = role;
    this.log = logGroup;
  }
}
