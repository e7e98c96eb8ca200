import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  type IFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeFunctionFindings } from '../protection/findings/transaction-function-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { trustedService } from '../protection/trusted-service';
import { bundleFunction } from './function-bundling';
import { omitRedundantDependency } from './omit-redundant-dependency';

export interface TransactionFunctionProps {
  /** The file that exports its `handler`, below the folder of this project. */
  readonly entry: string;
  /** What it does, in a few words. */
  readonly description: string;
  /** How long records are kept in its log. */
  readonly logRetention: RetentionDays;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
  /** The key that encrypts the log and the function's environment. @default - AWS's own */
  readonly encryption?: PipelineKey;
  /**
   * Why it needs no dead-letter queue of Lambda's. @default - the workflow invokes it synchronously, and puts each failure into *unprocessed*
   */
  readonly noDeadLetterQueueReason?: string;
}

/**
 * A function for transactions: bundled to one small file, with a log group of its own and a role that can write to it and do
 * nothing else.
 */
export class TransactionFunction extends Construct {
  readonly function: IFunction;
  /** What the function logs. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'LogGroup', {
      retention: props.logRetention,
      encryptionKey: props.encryption?.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The managed policy AWSLambdaBasicExecutionRole would allow creating groups and writing to every one of the account.
    const role = new Role(this, 'Role', {
      assumedBy: trustedService(this, 'lambda.amazonaws.com'),
      inlinePolicies: {
        WriteLog: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
            ...useOfKey(props.encryption),
          ],
        }),
      },
    });
    this.function = new NodejsFunction(this, 'Function', {
      description: props.description,
      code: bundleFunction(this, props.entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(10),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environmentEncryption: props.encryption?.key,
    });
    omitRedundantDependency(this.function, role);
    this.logGroup = logGroup;
    acknowledgeFunctionFindings({ ...props, function: this.function, role });
  }
}

/**
 * What a writer needs to write to an encrypted log group, and a function to read variables of its environment, should it get
 * some. AWS lists the former without telling reading from writing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html#cmk-permissions-readwrite
 */
function useOfKey(encryption: PipelineKey | undefined): PolicyStatement[] {
  if (!encryption) return [];
  return [encryption.useVia(['logs', 'lambda'], 'kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey')];
}
