import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import { compileMapping } from '../services/http-api/parameter-mapping';
import type { LocalServices } from '../services/local-services';
import { only } from './property-schemas';

/** What the integration takes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const requestParameters = z.strictObject({
  QueueUrl: z.string(),
  MessageBody: z.string(),
  MessageAttributes: z.string().optional(),
  DelaySeconds: z.string().optional(),
});

export const apiGatewayV2Integration = resourceType({
  type: 'AWS::ApiGatewayV2::Integration',
  properties: z.strictObject({
    ApiId: z.string(),
    ConnectionType: only('INTERNET').optional(),
    CredentialsArn: z.string(),
    Description: z.string().optional(),
    IntegrationSubtype: only('SQS-SendMessage'),
    IntegrationType: only('AWS_PROXY'),
    PayloadFormatVersion: only('1.0'),
    RequestParameters: requestParameters,
  }),
  create: (
    { ApiId, CredentialsArn, RequestParameters },
    { httpApis }: LocalServices,
    { logicalId, physicalName },
  ) => {
    const integrationId = physicalName.slice(-12).toLowerCase();
    httpApis.require(ApiId, logicalId).integrations.set(integrationId, {
      credentialsArn: CredentialsArn,
      parameters: Object.entries(RequestParameters).map(([name, expression]) => {
        const where = `${logicalId} (AWS::ApiGatewayV2::Integration), property RequestParameters.${name}`;
        return [name, compileMapping(name, expression, where)] as const;
      }),
    });
    return { ref: integrationId, attributes: { IntegrationId: integrationId } };
  },
});
