import { createHash } from 'node:crypto';
import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import { HttpApi } from '../services/http-api/http-api';
import type { LocalServices } from '../services/local-services';
import { only } from './property-schemas';

export const apiGatewayV2Api = resourceType({
  type: 'AWS::ApiGatewayV2::Api',
  properties: z.strictObject({
    Name: z.string(),
    Description: z.string().optional(),
    ProtocolType: only('HTTP'),
    Tags: z.record(z.string(), z.string()).optional(),
  }),
  create: (_, services: LocalServices, { logicalId, physicalName }) => {
    const apiId = createHash('sha256').update(physicalName).digest('hex').slice(0, 10);
    const { endpointUrl } = services;
    const api = new HttpApi(apiId, { ...services, endpointUrl: () => endpointUrl });
    services.httpApis.add(api, logicalId);
    return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: endpointUrl } };
  },
});
