import { z } from 'zod';
import { cfnBoolean, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { ApiGatewayPorts } from '../ports';

const authorizationType = z.enum(['NONE', 'AWS_IAM'], {
  error: ({ input }) =>
    `${String(input)}: the local run does not run JWT and Lambda authorizers, only routes with NONE or AWS_IAM`,
});

export const apiGatewayV2Route = resourceType({
  type: 'AWS::ApiGatewayV2::Route',
  properties: z.strictObject({
    ApiId: z.string(),
    ApiKeyRequired: cfnBoolean.pipe(only(false)).optional(),
    AuthorizationType: authorizationType.default('NONE'),
    OperationName: z.string().optional(),
    RouteKey: z.string(),
    Target: z.string().startsWith('integrations/'),
  }),
  create: (properties, { httpApis }: ApiGatewayPorts, { logicalId, physicalName }) => {
    const { ApiId, AuthorizationType, RouteKey, Target } = properties;
    const where = (name: string) => `${logicalId} (AWS::ApiGatewayV2::Route), property ${name}`;
    const api = httpApis.require(ApiId, logicalId);
    const integration = api.integrations.get(Target.slice('integrations/'.length));
    if (!integration) throw new RefusedError(where('Target'), `There is no ${Target}.`);
    api.addRoute(
      { routeKey: RouteKey, authorizationType: AuthorizationType, integration },
      where('RouteKey'),
    );
    const routeId = physicalName.slice(-12).toLowerCase();
    return { ref: routeId, attributes: { RouteId: routeId } };
  },
});
