import { z } from 'zod';
import { UserError } from '@pipeline/local-account';
import type { Backoff } from '../simulation/spread-wait';
import { findInvocation, type Retrier } from './find-invocation';

/** What of the synthesized stack decides how much it takes and how patient it is. */
export interface SimulatedSettings {
  /** Of the API's stage: requests a second, and at once. */
  readonly throttleRateLimit: number;
  readonly throttleBurstLimit: number;
  readonly visibilityTimeoutSeconds: number;
  readonly maxReceiveCount: number;
  /** Messages that the pipe takes at once. */
  readonly batchSize: number;
  /** Of the rule's target. */
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  /** How often the workflow tries again to invoke a function that is throttled. */
  readonly throttledRetries: number;
  readonly throttledBackoff: Backoff;
  readonly functionTimeoutSeconds: number;
}

const getAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });

const stage = z.object({
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
});
const pipe = z.object({
  Source: getAtt,
  SourceParameters: z.object({ SqsQueueParameters: z.object({ BatchSize: z.number() }) }),
});
const queue = z.object({
  VisibilityTimeout: z.number(),
  RedrivePolicy: z.object({ maxReceiveCount: z.number() }),
});
const rule = z.object({
  Targets: z.tuple([
    z.object({
      RetryPolicy: z.object({ MaximumRetryAttempts: z.number(), MaximumEventAgeInSeconds: z.number() }),
    }),
  ]),
});
const stateMachine = z.object({ DefinitionString: z.unknown() });
const lambdaFunction = z.object({ Timeout: z.number().default(3) });

const resourceSchema = z.object({ Type: z.string(), Properties: z.unknown().optional() });
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

/** The resources of a template, read one by one. */
class Resources {
  private readonly resources: ReadonlyMap<string, z.infer<typeof resourceSchema>>;

  constructor(template: unknown) {
    this.resources = new Map(Object.entries(templateSchema.parse(template).Resources));
  }

  /** @throws UserError unless there is one such, with what is looked for in it */
  only<Schema extends z.ZodType>(type: string, schema: Schema): z.infer<Schema> {
    const found = [...this.resources].filter(([, resource]) => resource.Type === type);
    const [entry] = found;
    if (!entry || found.length > 1) {
      throw new UserError(
        `The simulation knows a pipeline with one ${type}, and this template has ${found.length}. Name another stack, or leave out what a team has added.`,
      );
    }
    return this.read(entry[0], schema);
  }

  /** @throws UserError unless it has what is looked for in it */
  read<Schema extends z.ZodType>(logicalId: string, schema: Schema): z.infer<Schema> {
    const { data, error } = schema.safeParse(this.resources.get(logicalId)?.Properties);
    if (data !== undefined && !error) return data;
    const [issue] = error?.issues ?? [];
    throw new UserError(
      `The simulation reads ${issue?.path.join('.') ?? 'properties'} of ${logicalId}, and it is not as it knows it: ${issue?.message ?? 'there is none'}.`,
    );
  }
}

/**
 * Reads a synthesized template.
 *
 * @throws UserError for a stack that is another pipeline than the simulation knows
 */
export function readSimulatedSettings(template: unknown): SimulatedSettings {
  const resources = new Resources(template);
  const { DefaultRouteSettings: throttle } = resources.only('AWS::ApiGatewayV2::Stage', stage);
  const { Source, SourceParameters } = resources.only('AWS::Pipes::Pipe', pipe);
  const source = resources.read(Source['Fn::GetAtt'][0], queue);
  const [{ RetryPolicy }] = resources.only('AWS::Events::Rule', rule).Targets;
  const definition = resources.only('AWS::StepFunctions::StateMachine', stateMachine).DefinitionString;
  const { functionId, retrier } = findInvocation(definition);
  return {
    throttleRateLimit: throttle.ThrottlingRateLimit,
    throttleBurstLimit: throttle.ThrottlingBurstLimit,
    visibilityTimeoutSeconds: source.VisibilityTimeout,
    maxReceiveCount: source.RedrivePolicy.maxReceiveCount,
    batchSize: SourceParameters.SqsQueueParameters.BatchSize,
    maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
    maximumEventAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds,
    throttledRetries: retrier.MaxAttempts,
    throttledBackoff: backoffOf(retrier),
    functionTimeoutSeconds: resources.read(functionId, lambdaFunction).Timeout,
  };
}

function backoffOf(retrier: Retrier): Backoff {
  return {
    firstSeconds: retrier.IntervalSeconds,
    factor: retrier.BackoffRate,
    longestSeconds: retrier.MaxDelaySeconds,
    jitter: retrier.JitterStrategy === 'FULL' ? 'full' : 'none',
  };
}
