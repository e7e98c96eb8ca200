import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { arn } from '../../../arn';
import { cfnNumber, cfnTags, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { LambdaPorts } from '../ports';
import { checkDeadLetterTarget, deadLetterProperty } from './dead-letter-target';
import { codeProperty, takeCode } from './function-code';
import { layersProperty, takeLayers } from './function-layers';
import { checkFunctionRole } from './function-role';

export const lambdaFunction = resourceType({
  type: 'AWS::Lambda::Function',
  properties: z.strictObject({
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
    Runtime: z.string().startsWith('nodejs', {
      error: ({ input }) => `The local run runs Node.js functions only, not ${JSON.stringify(input)}`,
    }),
    Timeout: cfnNumber.default(3),
    VpcConfig: refused('The local run has no networks'),
    Tags: cfnTags.optional(),
  }),
  create: async (properties, ports: LambdaPorts, { logicalId, physicalName }) => {
    const { access, account, eventInvokeConfigs, functions, policies } = ports;
    const functionName = properties.FunctionName ?? physicalName.slice(-64);
    const functionArn = arn(account, 'lambda', `function:${functionName}`);
    checkFunctionRole(access, {
      roleArn: properties.Role,
      functionArn,
      traced: properties.TracingConfig?.Mode === 'Active',
    });
    checkDeadLetterTarget(access, {
      roleArn: properties.Role,
      functionArn,
      targetArn: properties.DeadLetterConfig?.TargetArn,
    });
    const { LogGroup, LogFormat, ApplicationLogLevel, SystemLogLevel } = properties.LoggingConfig;
    const logGroupName = LogGroup ?? `/aws/lambda/${functionName}`;
    const name = `${logicalId} (AWS::Lambda::Function), property`;
    const layers = await takeLayers(ports, properties.Layers, `${name} Layers`);
    const code = { runtime: properties.Runtime, ...layers };
    const localFunction = functions.create({
      functionName,
      functionArn,
      ...layers,
      ...(await takeCode(ports, properties.Code, code, `${name} Code`)),
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
      ...(properties.EphemeralStorage && { ephemeralStorageMb: properties.EphemeralStorage.Size }),
      ...(properties.DeadLetterConfig?.TargetArn !== undefined && {
        deadLetterTargetArn: properties.DeadLetterConfig.TargetArn,
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
        eventInvokeConfigs.deleteOfFunction(functionArn);
        await functions.remove(functionName);
      },
    };
  },
});
