import { CloudwatchLogsLogDestination, LogLevel, Pipe } from '@aws-cdk/aws-pipes-alpha';
import { SqsSource } from '@aws-cdk/aws-pipes-sources-alpha';
import { EventBridgeTarget } from '@aws-cdk/aws-pipes-targets-alpha';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type IRole, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IDependable } from 'constructs';
import { VendedLogGroup } from '../observability/vended-log-group';
import type { PipelineKey } from '../protection/pipeline-key';
import { trustedService } from '../protection/trusted-service';
import { TRANSACTION_EVENT } from './transaction-event';
import { pipeBatchSize } from './transaction-sizes';

export interface TransactionPipeProps {
  /** Where transactions wait. */
  readonly queue: IQueue;
  /** Where they are put. */
  readonly eventBus: IEventBus;
  /** The largest body that is accepted, in bytes. */
  readonly maxTransactionBytes: number;
  /** What the log has in its name. */
  readonly pipelineName: string;
  /** How long records of errors are kept. */
  readonly logRetention: RetentionDays;
  /** The key that encrypts the queue, which the pipe has to be allowed to use, and the pipe's log. @default - AWS's own */
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
  /** By which it is measured. */
  readonly pipeName: string;
  /** As whom it takes from the queue and puts on the bus. */
  readonly role: IRole;
  /** What it could not move, without the transactions themselves. */
  readonly log: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionPipeProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: trustedService(this, 'pipes.amazonaws.com'),
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
      pipelineName: props.pipelineName,
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
