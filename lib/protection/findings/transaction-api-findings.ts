import { Validations } from 'aws-cdk-lib';
import type { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';

/** Why what validators find of the API's route is as it should be, under the configuration that calls for it. */
export function acknowledgeRouteFindings(route: HttpRoute, props: { readonly authorization: string }): void {
  if (props.authorization !== 'none') return;
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Open to the public by configuration (authorization=none): for a sender that can neither sign requests nor bring a token. The throttle of the stage bounds what anybody can send, and authorization=iam or jwt closes the route.',
  });
}
