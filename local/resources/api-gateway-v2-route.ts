import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import { RefusedError } from '../refused-error';
import type { LocalServices } from '../services/local-services';
import { only } from './property-schemas';

export const apiGatewayV2Route = resourceType({
  type: 'AWS::ApiGatewayV2::Route',
  properties: z.strictObject({
    ApiId: z.string(),
    AuthorizationType: only('NONE').default('NONE'),
    RouteKey: z.string(),
    Target: z.string().startsWith('integrations/'),
  }),
  create: ({ ApiId, RouteKey, Target }, { httpApis }: LocalServices, { logicalId, physicalName }) => {
    const api = httpApis.require(ApiId, logicalId);
    const integration = api.integrations.get(Target.slice('integrations/'.length));
    if (!integration) {
      throw new RefusedError(
        `${logicalId} (AWS::ApiGatewayV2::Route), property Target`,
        `There is no ${Target}.`,
      );
    }
    api.routes.add(RouteKey, { routeKey: RouteKey, integration });
    return { ref: physicalName.slice(-12).toLowerCase() };
  },
});
