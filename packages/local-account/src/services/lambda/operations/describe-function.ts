import type { Runtime } from '@aws-sdk/client-lambda';
import { describeCode } from '../code/describe-code';
import type { LocalFunction } from '../function/local-function';

/**
 * A version of a function, as every operation describes it.
 *
 * @param functionArn with the qualifier by which it was asked for (recorded on AWS)
 */
export function describeFunction(
  { configuration, modifiedAt, revisionId }: LocalFunction,
  functionArn: string,
) {
  const { functionName, logging, environment, kmsKeyArn } = configuration;
  return {
    FunctionName: functionName,
    FunctionArn: functionArn,
    // The service checks that it is one of Node.js, and the SDK's type has those that it knew.
    Runtime: configuration.runtime as Runtime,
    Role: configuration.roleArn,
    Handler: configuration.handler,
    ...describeCode(configuration),
    Description: configuration.description ?? '',
    Timeout: configuration.timeoutSeconds,
    MemorySize: configuration.memorySizeMb,
    LastModified: modifiedAt.toISOString().replace('Z', '+0000'),
    Version: configuration.version,
    ...(environment && { Environment: { Variables: { ...environment } } }),
    ...(kmsKeyArn !== undefined && { KMSKeyArn: kmsKeyArn }),
    ...(configuration.deadLetterTargetArn !== undefined && {
      DeadLetterConfig: { TargetArn: configuration.deadLetterTargetArn },
    }),
    TracingConfig: { Mode: configuration.tracingMode ?? ('PassThrough' as const) },
    RevisionId: revisionId,
    PackageType: 'Zip' as const,
    Architectures: [...(configuration.architectures ?? ['x86_64' as const])],
    ...(configuration.layers?.length && {
      Layers: configuration.layers.map(({ arn, codeSizeBytes }) => ({
        Arn: arn,
        CodeSize: codeSizeBytes ?? 0,
      })),
    }),
    EphemeralStorage: { Size: configuration.ephemeralStorageMb ?? DEFAULT_STORAGE_MB },
    SnapStart: { ApplyOn: 'None' as const, OptimizationStatus: 'Off' as const },
    LoggingConfig: {
      LogFormat: logging.logFormat,
      ...(logging.logFormat === 'JSON' && {
        ApplicationLogLevel: logging.applicationLogLevel ?? ('INFO' as const),
        SystemLogLevel: logging.systemLogLevel ?? ('INFO' as const),
      }),
      LogGroup: logging.logGroupName,
    },
  };
}

/** "512 MB to 10,240 MB" (Lambda quotas). */
const DEFAULT_STORAGE_MB = 512;

/** The states that all operations but `ListFunctions` give. A function that can be asked for is ready. */
export const READY = { State: 'Active', LastUpdateStatus: 'Successful' } as const;
