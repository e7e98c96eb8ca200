import { createHash } from 'node:crypto';
import { z } from 'zod';
import { arn } from '../../../arn';
import { cfnBoolean, cfnNumber, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { CorsConfiguration } from '../cors';
import { HttpApi } from '../http-api';
import type { ApiGatewayPorts } from '../ports';

const names = z.array(z.string()).default([]);

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-api-cors.html */
const corsConfiguration = z.strictObject({
  AllowCredentials: cfnBoolean.default(false),
  AllowHeaders: names,
  AllowMethods: names,
  AllowOrigins: names,
  ExposeHeaders: names,
  MaxAge: cfnNumber.optional(),
});

export const apiGatewayV2Api = resourceType({
  type: 'AWS::ApiGatewayV2::Api',
  properties: z.strictObject({
    CorsConfiguration: corsConfiguration.optional(),
    Description: z.string().optional(),
    // The endpoint that it would disable is the only one here: there are no custom domains.
    DisableExecuteApiEndpoint: cfnBoolean.pipe(only(false)).optional(),
    IpAddressType: z.string().optional(),
    Name: z.string(),
    ProtocolType: only('HTTP'),
    RouteSelectionExpression: only('${request.method} ${request.path}').optional(),
    Tags: z.record(z.string(), z.string()).optional(),
    Version: z.string().optional(),
  }),
  create: ({ CorsConfiguration: cors }, ports: ApiGatewayPorts, { logicalId, physicalName }) => {
    const { account, httpApis } = ports;
    const where = `${logicalId} (AWS::ApiGatewayV2::Api), property CorsConfiguration`;
    const apiId = createHash('sha256').update(physicalName).digest('hex').slice(0, 10);
    const api = new HttpApi(apiId, corsOf(cors, where), ports);
    const ApiEndpoint = httpApis.add(api);
    return {
      ref: apiId,
      attributes: { ApiId: apiId, ApiEndpoint, ExecuteApiArn: arn(account, 'execute-api', apiId) },
      update: (changed) => {
        api.cors = corsOf(changed.CorsConfiguration, where);
      },
      delete: () => httpApis.remove(api),
    };
  },
});

/** @throws RefusedError */
function corsOf(
  cors: z.output<typeof corsConfiguration> | undefined,
  where: string,
): CorsConfiguration | undefined {
  if (!cors) return undefined;
  if (cors.AllowCredentials && cors.AllowOrigins.includes('*')) {
    // AWS's words: https://github.com/aws/aws-cdk/issues/9076
    throw new RefusedError(where, "allow-credentials is not supported if 'allow-origin' is *.");
  }
  return {
    allowOrigins: cors.AllowOrigins,
    allowMethods: cors.AllowMethods,
    allowHeaders: cors.AllowHeaders,
    exposeHeaders: cors.ExposeHeaders,
    allowCredentials: cors.AllowCredentials,
    maxAgeSeconds: cors.MaxAge,
  };
}
