import type { FunctionConfiguration as DescribedFunction } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { RefusedError } from '../../../errors/refused-error';
import { recordByName } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import type { FunctionConfiguration, FunctionLogging } from '../function/function-configuration';
import type { LambdaPorts } from '../ports';
import { checkDeadLetterTarget } from '../resources/dead-letter-target';
import { keepCode } from '../resources/function-code';
import { takeLayers } from '../resources/function-layers';
import { checkFunctionRole } from '../resources/function-role';
import { takePython } from '../resources/function-runtime';
import { describeFunction, READY } from './describe-function';
import { changedFunctionNameInput, withReference } from './function-input';
import { checkRevision } from './revision';

const refused = (what: string) => z.never({ error: `The local run ${what}` }).optional();

const changes = {
  DeadLetterConfig: z.object({ TargetArn: z.string().optional() }).optional(),
  Description: z.string().max(256).optional(),
  Environment: z.object({ Variables: recordByName(z.string()).optional() }).optional(),
  EphemeralStorage: z.object({ Size: z.number().int() }).optional(),
  Handler: z.string().optional(),
  KMSKeyArn: z.string().optional(),
  Layers: z.array(z.string()).optional(),
  LoggingConfig: z
    .object({
      ApplicationLogLevel: z.enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']).optional(),
      LogFormat: z.enum(['JSON', 'Text']).optional(),
      LogGroup: z.string().optional(),
      SystemLogLevel: z.enum(['DEBUG', 'INFO', 'WARN']).optional(),
    })
    .optional(),
  MemorySize: z.number().int().optional(),
  Role: z.string().optional(),
  Runtime: z.string().optional(),
  Timeout: z.number().int().optional(),
  TracingConfig: z.object({ Mode: z.enum(['Active', 'PassThrough']) }).optional(),
};

type Changes = z.output<z.ZodObject<typeof changes>>;

export const updateFunctionConfiguration = operation({
  name: 'UpdateFunctionConfiguration',
  http: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/configuration' },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: changedFunctionNameInput,
        RevisionId: z.string().optional(),
        ...changes,
        CapacityProviderConfig: refused('has no capacity providers'),
        DurableConfig: refused('runs no durable functions'),
        FileSystemConfigs: refused('mounts no file systems'),
        ImageConfig: refused('does not run container images'),
        SnapStart: refused('takes no snapshots'),
        VpcConfig: refused('has no networks'),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: async ({ reference, RevisionId, ...given }, ports: LambdaPorts) => {
    const { functions } = ports;
    const versioned = functions.versioned(reference);
    checkRevision(RevisionId, versioned.latest.revisionId);
    const updated = await versioned.change(async ({ configuration }) => {
      const changed = await changeConfiguration(configuration, given, ports);
      return functions.replaceLatest(versioned, changed, { prewarm: true });
    });
    // On AWS the update is InProgress here; here it is done.
    return {
      ...describeFunction(updated, reference.functionArn),
      ...READY,
    } satisfies DescribedFunction;
  },
});

/** @throws AwsError as UpdateFunctionConfiguration does */
async function changeConfiguration(
  current: FunctionConfiguration,
  given: Changes,
  ports: LambdaPorts,
): Promise<FunctionConfiguration> {
  const { access } = ports;
  const { functionArn } = current;
  const settings = { ...current, ...settingsOf(given), logging: loggingOf(current.logging, given) };
  const { deadLetterTargetArn, roleArn, runtime, tracingMode } = settings;
  checkFunctionRole(access, { roleArn, functionArn, traced: tracingMode === 'Active' });
  checkDeadLetterTarget(access, { roleArn, functionArn, targetArn: deadLetterTargetArn });
  if (given.Layers === undefined && runtime === current.runtime) return settings;
  try {
    const arns = given.Layers ?? (current.layers ?? []).map(({ arn }) => arn);
    const layers = { layersDirectory: undefined, ...(await takeLayers(ports, arns, 'Layers')) };
    const code = await keepCode(ports, current, { runtime, ...layers });
    return { ...settings, python: undefined, ...takePython(runtime, 'Runtime'), ...layers, ...code };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new AwsError('InvalidParameterValueException', error.message);
  }
}

/** What is given; an empty text takes away what there was. */
function settingsOf(given: Changes): Partial<FunctionConfiguration> {
  const { DeadLetterConfig, Description, Environment, EphemeralStorage, KMSKeyArn } = given;
  const settings = {
    handler: given.Handler,
    runtime: given.Runtime,
    roleArn: given.Role,
    description: Description,
    timeoutSeconds: given.Timeout,
    memorySizeMb: given.MemorySize,
    environment: Environment === undefined ? undefined : (Environment.Variables ?? {}),
    ephemeralStorageMb: EphemeralStorage?.Size,
    tracingMode: given.TracingConfig?.Mode,
  };
  return {
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ...(DeadLetterConfig && { deadLetterTargetArn: unlessEmpty(DeadLetterConfig.TargetArn) }),
    ...(KMSKeyArn !== undefined && { kmsKeyArn: unlessEmpty(KMSKeyArn) }),
  };
}

function unlessEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** A format without levels of its own has none. */
function loggingOf(current: FunctionLogging, { LoggingConfig: given }: Changes): FunctionLogging {
  if (!given) return current;
  const { ApplicationLogLevel, SystemLogLevel, LogFormat = current.logFormat, LogGroup } = given;
  return {
    ...current,
    logGroupName: LogGroup ?? current.logGroupName,
    logFormat: LogFormat,
    ...(ApplicationLogLevel && { applicationLogLevel: ApplicationLogLevel }),
    ...(SystemLogLevel && { systemLogLevel: SystemLogLevel }),
  };
}
