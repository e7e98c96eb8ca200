import { join } from 'node:path';
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
import { LogLevel, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { type ILogGroup, LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledgeLoggerFindings } from '../protection/findings/transaction-logger-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { trustedService } from '../protection/trusted-service';
import { bundlingToDebug } from './debugging';
import { LOGGER_BUNDLING } from './logger-bundling';
import { omitRedundantDependency } from './omit-redundant-dependency';

/**
 * What the function is bundled from. The construct library would look for a lock file above the directory that an app is run
 * in, and refuse an entry that is not below it: somebody else's app may have its lock file elsewhere, or none. The function has
 * no packages to install, so any file of ours marks the root.
 */
const PROJECT_ROOT = join(__dirname, '../..');

export interface TransactionLoggerProps {
  /** How long processed transactions are kept in the log. */
  readonly logRetention: RetentionDays;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
  /** The key that encrypts the log and the function's environment. @default - AWS's own */
  readonly encryption?: PipelineKey;
}

/** The function at the end of the way: checks that a transaction arrived unaltered and logs it. */
export class TransactionLogger extends Construct {
  readonly function: IFunction;
  /** Where each processed transaction is logged, body and all. */
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionLoggerProps) {
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
      description: 'Checks and logs a transaction',
      entry: join(PROJECT_ROOT, 'lambda/transaction-logger/handler.ts'),
      depsLockFilePath: join(PROJECT_ROOT, 'package.json'),
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
      bundling: { ...LOGGER_BUNDLING, ...bundlingToDebug(this), logLevel: LogLevel.WARNING },
    });
    omitRedundantDependency(this.function, role);
    this.logGroup = logGroup;
    acknowledgeLoggerFindings({ function: this.function, role, tracing: props.tracing });
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
