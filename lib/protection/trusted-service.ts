import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A service that may take on a role on behalf of this account's resources, and of no other account's: AWS's guard against the
 * confused deputy. It prints the condition for each of these services. `aws:SourceArn` would name the one resource, whose name
 * is generated when the role stands already.
 *
 * API Gateway is not among them: no page of AWS's says that it sends the key when it takes on an integration's role, and where
 * it does not, the condition would refuse every transaction.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export function trustedService(
  scope: Construct,
  service: 'events.amazonaws.com' | 'lambda.amazonaws.com' | 'pipes.amazonaws.com',
): ServicePrincipal {
  return new ServicePrincipal(service, {
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
}
