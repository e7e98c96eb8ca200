import { z } from 'zod';
import { cfnBoolean, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
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
  create: (given, { httpApis }: ApiGatewayPorts, { logicalId, physicalName }) => {
    const routeId = physicalName.slice(-12).toLowerCase();
    const where = (name: string) => `${logicalId} (AWS::ApiGatewayV2::Route), property ${name}`;
    const put = ({ ApiId, AuthorizationType, RouteKey, Target }: typeof given) => {
      const route = {
        routeKey: RouteKey,
        authorizationType: AuthorizationType,
        integrationId: Target.slice('integrations/'.length),
      };
      httpApis.require(ApiId, logicalId).putRoute(routeId, route, where);
    };
    put(given);
    return {
      ref: routeId,
      attributes: { RouteId: routeId },
      update: put,
      delete: () => httpApis.find(given.ApiId)?.removeRoute(routeId),
    };
  },
});
