import type { Architecture, Runtime } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { resourceOf } from '../../../engine/running-stack';
import type { LocalWorld } from '../../local-world';
import type { LocalFunction } from '..';
import { codeOf } from './code-of';

/** What the template says of a function that changes nothing about how it runs here. */
const declared = z
  .object({ TracingConfig: z.object({ Mode: z.enum(['Active', 'PassThrough']) }).optional() })
  .default({});

/** A function as every operation describes it. */
export function functionDescription(
  { stack }: LocalWorld,
  { configuration, modifiedAt, revisionId }: LocalFunction,
) {
  const { functionName, logging, environment } = configuration;
  const { TracingConfig = { Mode: 'PassThrough' } } = declared.parse(
    resourceOf(stack, 'AWS::Lambda::Function', functionName)?.properties,
  );
  return {
    FunctionName: functionName,
    FunctionArn: configuration.functionArn,
    // The service checks that it is one of Node.js, and the SDK's type has those that it knew.
    Runtime: configuration.runtime as Runtime,
    Role: configuration.roleArn,
    Handler: configuration.handler,
    ...codeOf(configuration),
    Description: configuration.description ?? '',
    Timeout: configuration.timeoutSeconds,
    MemorySize: configuration.memorySizeMb,
    LastModified: modifiedAt.toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    ...(Object.keys(environment).length > 0 && { Environment: { Variables: { ...environment } } }),
    TracingConfig,
    RevisionId: revisionId,
    PackageType: 'Zip' as const,
    Architectures: (configuration.architectures ?? ['x86_64']) as Architecture[],
    EphemeralStorage: { Size: 512 },
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

/** The states that all operations but `ListFunctions` give. A function that can be asked for is ready. */
export const READY = { State: 'Active', LastUpdateStatus: 'Successful' } as const;
