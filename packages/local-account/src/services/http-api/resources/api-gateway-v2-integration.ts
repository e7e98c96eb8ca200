import { z } from 'zod';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { compileMapping } from '../parameter-mapping';
import type { ApiGatewayPorts } from '../ports';

/** What the integration takes. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const requestParameters = z.strictObject({
  DelaySeconds: z.string().optional(),
  MessageAttributes: z.string().optional(),
  MessageBody: z.string(),
  MessageDeduplicationId: refused('The local run does not run FIFO queues, and only they take it'),
  MessageGroupId: z.string().optional(),
  MessageSystemAttributes: z.string().optional(),
  QueueUrl: z.string(),
  Region: z.string().optional(),
});

export const apiGatewayV2Integration = resourceType({
  type: 'AWS::ApiGatewayV2::Integration',
  properties: z.strictObject({
    ApiId: z.string(),
    ConnectionType: only('INTERNET').optional(),
    CredentialsArn: z
      .string()
      .regex(/^arn:[^$]+$/, { error: 'The local run takes only the ARN of a role here' })
      .describe('the ARN of a role'),
    Description: z.string().optional(),
    IntegrationSubtype: only('SQS-SendMessage'),
    IntegrationType: only('AWS_PROXY'),
    PayloadFormatVersion: only('1.0'),
    RequestParameters: requestParameters,
    ResponseParameters: refused('The local run passes the answer of SQS on as it is'),
    TimeoutInMillis: cfnNumber.pipe(z.int().min(50).max(30_000)).default(30_000),
  }),
  create: (properties, { account, httpApis }: ApiGatewayPorts, { logicalId, physicalName }) => {
    const integrationId = physicalName.slice(-12).toLowerCase();
    const where = (name: string) =>
      `${logicalId} (AWS::ApiGatewayV2::Integration), property RequestParameters.${name}`;
    const { Region: region, ...parameters } = properties.RequestParameters;
    if (region !== undefined && region !== account.region) {
      throw new RefusedError(where('Region'), `The local run is in ${account.region} and nowhere else.`);
    }
    httpApis.require(properties.ApiId, logicalId).integrations.set(integrationId, {
      credentialsArn: properties.CredentialsArn,
      timeoutMs: properties.TimeoutInMillis,
      parameters: Object.entries<string | undefined>(parameters).flatMap(([name, expression]) =>
        expression === undefined ? [] : [[name, compileMapping(name, expression, where(name))] as const],
      ),
    });
    return { ref: integrationId, attributes: { IntegrationId: integrationId } };
  },
});
