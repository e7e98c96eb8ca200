import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { arn } from '../../../arn';
import { cfnNumber, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { copyAsset } from '../code/task-folder';
import type { LambdaPorts } from '../ports';
import { checkFunctionRole } from './function-role';

/**
 * The layer of Lambda Insights, which measures a function from beside it, and changes nothing about what it does: it is accepted and
 * not run (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html).
 */
const insightsLayer = z.string().regex(/:layer:LambdaInsightsExtension(?:-Arm64)?:\d+$/, {
  error: ({ input }) =>
    `The local run has no layers, but for that of Lambda Insights, which it does not run, and not ${JSON.stringify(input)}`,
});

export const lambdaFunction = resourceType({
  type: 'AWS::Lambda::Function',
  properties: z.strictObject({
    FunctionName: z.string().optional(),
    Description: z.string().optional(),
    // Tell how a function is run on AWS; here it runs on this machine's own architecture, untraced, and they are only described.
    Architectures: z.array(z.enum(['arm64', 'x86_64'])).optional(),
    TracingConfig: z.strictObject({ Mode: z.enum(['Active', 'PassThrough']) }).optional(),
    Code: z.strictObject({
      S3Bucket: z.string(),
      S3Key: z.string(),
      ImageUri: refused('The local run does not run container images'),
      ZipFile: refused('The local run takes code from the assets of the cloud assembly'),
    }),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
    Handler: z.string(),
    // Encrypts variables, code and snapshots with rights of Lambda's own.
    KmsKeyArn: keyArnProperty.optional(),
    Layers: z.array(insightsLayer).optional(),
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
    Runtime: z.string().startsWith('nodejs', {
      error: ({ input }) => `The local run runs Node.js functions only, not ${JSON.stringify(input)}`,
    }),
    Timeout: cfnNumber.default(3),
    VpcConfig: refused('The local run has no networks'),
    Tags: cfnTags.optional(),
  }),
  create: async (
    properties,
    { access, account, assets, bundle, functions, policies }: LambdaPorts,
    { logicalId, physicalName },
  ) => {
    const functionName = properties.FunctionName ?? physicalName.slice(-64);
    const functionArn = arn(account, 'lambda', `function:${functionName}`);
    const { S3Key } = properties.Code;
    const assetDirectory = assets.directory(S3Key);
    if (assetDirectory === undefined) {
      throw new RefusedError(
        `${logicalId} (AWS::Lambda::Function), property Code.S3Key`,
        `The cloud assembly has no folder that would be uploaded as ${S3Key}.`,
      );
    }
    checkFunctionRole(access, {
      roleArn: properties.Role,
      functionArn,
      traced: properties.TracingConfig?.Mode === 'Active',
    });
    const { LogGroup, LogFormat, ApplicationLogLevel, SystemLogLevel } = properties.LoggingConfig;
    const logGroupName = LogGroup ?? `/aws/lambda/${functionName}`;
    const localFunction = functions.create({
      functionName,
      functionArn,
      codeDirectory: await copyAsset((await bundle.write()).directory, assetDirectory),
      handler: properties.Handler,
      runtime: properties.Runtime,
      timeoutSeconds: properties.Timeout,
      memorySizeMb: properties.MemorySize,
      environment: properties.Environment?.Variables,
      roleArn: properties.Role,
      logging: {
        logGroupName,
        logFormat: LogFormat,
        ...(ApplicationLogLevel && { applicationLogLevel: ApplicationLogLevel }),
        ...(SystemLogLevel && { systemLogLevel: SystemLogLevel }),
      },
      ...(properties.ReservedConcurrentExecutions !== undefined && {
        reservedConcurrentExecutions: properties.ReservedConcurrentExecutions,
      }),
      ...(properties.Description !== undefined && { description: properties.Description }),
      ...(properties.Architectures && { architectures: properties.Architectures }),
      ...(properties.TracingConfig && { tracingMode: properties.TracingConfig.Mode }),
      ...(properties.KmsKeyArn !== undefined && { kmsKeyArn: properties.KmsKeyArn }),
    });
    return {
      ref: functionName,
      attributes: { Arn: functionArn },
      start: () => localFunction.start({ prewarm: true }),
      stop: async () => {
        policies.deleteOfFunction(functionArn);
        await functions.remove(functionName);
      },
    };
  },
});
