import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnNumber, cfnTags, refused } from '../../../engine/property-schemas';
import type { FunctionConfiguration } from '../function/function-configuration';
import { deadLetterProperty } from './dead-letter-target';
import { codeProperty } from './function-code';
import { layersProperty } from './function-layers';
import { runtimeProperty } from './function-runtime';

export const functionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Description: z.string().optional(),
  // Tell how a function is run on AWS; here it runs on this machine's own architecture, untraced, and they are only described.
  Architectures: z.array(z.enum(['arm64', 'x86_64'])).optional(),
  TracingConfig: z.strictObject({ Mode: z.enum(['Active', 'PassThrough']) }).optional(),
  Code: codeProperty,
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: deadLetterProperty.optional() }).optional(),
  // Only described: `/tmp` is this machine's own.
  EphemeralStorage: z.strictObject({ Size: cfnNumber }).optional(),
  Handler: z.string(),
  // Encrypts variables, code and snapshots with rights of Lambda's own.
  KmsKeyArn: keyArnProperty.optional(),
  Layers: layersProperty,
  LoggingConfig: z
    .strictObject({
      ApplicationLogLevel: z.enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']).optional(),
      LogFormat: z.enum(['JSON', 'Text']).default('Text'),
      LogGroup: z.string().optional(),
      SystemLogLevel: z.enum(['DEBUG', 'INFO', 'WARN']).optional(),
    })
    .default({ LogFormat: 'Text' }),
  MemorySize: cfnNumber.default(128),
  ReservedConcurrentExecutions: cfnNumber.optional(),
  Role: z.string(),
  Runtime: runtimeProperty,
  Timeout: cfnNumber.default(3),
  VpcConfig: refused('The local run has no networks'),
  Tags: cfnTags.optional(),
});

export type FunctionProperties = z.output<typeof functionProperties>;

/** What a function is configured with, but for its name and what it is run from. */
export function settingsOf(properties: FunctionProperties, functionName: string) {
  const { LogGroup, LogFormat, ApplicationLogLevel, SystemLogLevel } = properties.LoggingConfig;
  return {
    handler: properties.Handler,
    runtime: properties.Runtime,
    timeoutSeconds: properties.Timeout,
    memorySizeMb: properties.MemorySize,
    environment: properties.Environment?.Variables,
    roleArn: properties.Role,
    logging: {
      logGroupName: LogGroup ?? `/aws/lambda/${functionName}`,
      logFormat: LogFormat,
      ...(ApplicationLogLevel && { applicationLogLevel: ApplicationLogLevel }),
      ...(SystemLogLevel && { systemLogLevel: SystemLogLevel }),
    },
    reservedConcurrentExecutions: properties.ReservedConcurrentExecutions,
    ephemeralStorageMb: properties.EphemeralStorage?.Size,
    deadLetterTargetArn: properties.DeadLetterConfig?.TargetArn,
    description: properties.Description,
    architectures: properties.Architectures,
    tracingMode: properties.TracingConfig?.Mode,
    kmsKeyArn: properties.KmsKeyArn,
  } satisfies Partial<FunctionConfiguration>;
}

/** The properties of a function that operations can change, as they are now. */
export function describeSettings(configuration: FunctionConfiguration) {
  const { environment, deadLetterTargetArn, description, ephemeralStorageMb, kmsKeyArn } = configuration;
  const {
    architectures,
    changedCode,
    layers = [],
    logging,
    reservedConcurrentExecutions,
    tracingMode,
  } = configuration;
  const { applicationLogLevel, systemLogLevel } = logging;
  return {
    ...(changedCode && { Code: describeChangedCode(changedCode) }),
    Handler: configuration.handler,
    Runtime: configuration.runtime,
    Timeout: configuration.timeoutSeconds,
    MemorySize: configuration.memorySizeMb,
    Role: configuration.roleArn,
    ...(environment && { Environment: { Variables: environment } }),
    LoggingConfig: {
      LogFormat: logging.logFormat,
      LogGroup: logging.logGroupName,
      ...(applicationLogLevel && { ApplicationLogLevel: applicationLogLevel }),
      ...(systemLogLevel && { SystemLogLevel: systemLogLevel }),
    },
    ...(layers.length > 0 && { Layers: layers.map(({ arn }) => arn) }),
    ...(reservedConcurrentExecutions !== undefined && {
      ReservedConcurrentExecutions: reservedConcurrentExecutions,
    }),
    ...(ephemeralStorageMb !== undefined && { EphemeralStorage: { Size: ephemeralStorageMb } }),
    ...(deadLetterTargetArn !== undefined && { DeadLetterConfig: { TargetArn: deadLetterTargetArn } }),
    ...(description !== undefined && { Description: description }),
    ...(architectures && { Architectures: architectures }),
    ...(tracingMode && { TracingConfig: { Mode: tracingMode } }),
    ...(kmsKeyArn !== undefined && { KmsKeyArn: kmsKeyArn }),
  };
}

/**
 * Code that is not the template's. CloudFormation on AWS cannot tell, since the property is only written, and yet `cdk deploy --hotswap`
 * asks to have it brought back by `--revert-drift`.
 */
function describeChangedCode(changedCode: NonNullable<FunctionConfiguration['changedCode']>) {
  if (changedCode === 'uploaded') return {};
  const { bucketName, objectKey, versionId } = changedCode;
  return {
    S3Bucket: bucketName,
    S3Key: objectKey,
    ...(versionId !== undefined && { S3ObjectVersion: versionId }),
  };
}
