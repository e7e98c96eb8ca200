import { z } from 'zod';
import { readTemplateResources } from '../../cost/settings/template-resources';
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

const SIMULATED_PROPERTIES = {
  'AWS::ApiGatewayV2::Stage': z.object({
    DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
  }),
  'AWS::Pipes::Pipe': z.object({
    Source: getAtt,
    SourceParameters: z.object({ SqsQueueParameters: z.object({ BatchSize: z.number() }) }),
  }),
  'AWS::SQS::Queue': z.object({
    VisibilityTimeout: z.number(),
    RedrivePolicy: z.object({ maxReceiveCount: z.number() }),
  }),
  'AWS::Events::Rule': z.object({
    Targets: z.tuple([
      z.object({
        RetryPolicy: z.object({ MaximumRetryAttempts: z.number(), MaximumEventAgeInSeconds: z.number() }),
      }),
    ]),
  }),
  'AWS::StepFunctions::StateMachine': z.object({ DefinitionString: z.unknown() }),
  'AWS::Lambda::Function': z.object({ Timeout: z.number().default(3) }),
};

/**
 * Reads a synthesized template.
 *
 * @throws NoPipelineError for a stack that is another pipeline than the simulation knows
 */
export function readSimulatedSettings(template: unknown): SimulatedSettings {
  const resources = readTemplateResources(template, SIMULATED_PROPERTIES);
  const { DefaultRouteSettings: throttle } = resources.one('AWS::ApiGatewayV2::Stage');
  const { Source, SourceParameters } = resources.one('AWS::Pipes::Pipe');
  const source = resources.byId('AWS::SQS::Queue', Source['Fn::GetAtt'][0]);
  const [{ RetryPolicy }] = resources.one('AWS::Events::Rule').Targets;
  const { functionId, retrier } = findInvocation(
    resources.one('AWS::StepFunctions::StateMachine').DefinitionString,
  );
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
    functionTimeoutSeconds: resources.byId('AWS::Lambda::Function', functionId).Timeout,
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
