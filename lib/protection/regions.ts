import { Annotations, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** When the list below was read off AWS's resource specifications. */
const AS_OF = 'November 2026';

/**
 * What the pipeline needs and a Region does not have, by the resource types that CloudFormation knows there.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-feature-availability.html
 * @see https://github.com/aws-cloudformation/cfn-lint (its schemas of all Regions)
 */
const MISSING_SERVICES: Readonly<Record<string, readonly string[]>> = {
  'ap-east-2': ['EventBridge Pipes', 'HTTP APIs'],
  'ap-southeast-4': ['EventBridge Pipes'],
  'ap-southeast-5': ['EventBridge Pipes'],
  'ap-southeast-6': ['EventBridge Pipes', 'HTTP APIs'],
  'ap-southeast-7': ['EventBridge Pipes'],
  'ca-west-1': ['EventBridge Pipes', 'archives of event buses'],
  'il-central-1': ['EventBridge Pipes'],
  'mx-central-1': ['EventBridge Pipes', 'archives of event buses'],
  'us-gov-east-1': ['EventBridge Pipes', 'keys and dead-letter queues of event buses'],
  'us-gov-west-1': ['EventBridge Pipes', 'keys and dead-letter queues of event buses'],
};

/** Regions that the pipeline cannot be deployed to. */
export const REGIONS_WITHOUT_PIPELINE: readonly string[] = Object.keys(MISSING_SERVICES);

/**
 * Makes the synthesis fail with one line for a Region that lacks a service, if the Region is known by then: that of the stack's
 * `env`, or else the one that the CDK's CLI is about to deploy to.
 */
export function reportMissingServices(scope: Construct): void {
  const { region } = Stack.of(scope);
  const known = Token.isUnresolved(region) ? process.env.CDK_DEFAULT_REGION : region;
  if (known === undefined || !Object.hasOwn(MISSING_SERVICES, known)) return;
  const missing = MISSING_SERVICES[known] ?? [];
  Annotations.of(scope).addError(
    `${known} has no ${missing.join(' and no ')} (as of ${AS_OF}), so the pipeline cannot be deployed there. Choose another Region; if AWS has added them since, give --ignore-errors.`,
  );
}
