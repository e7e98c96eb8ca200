import { z } from 'zod';
import { cfnNumber, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import type { Integration } from '../integration';
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

const properties = z.strictObject({
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
});

export const apiGatewayV2Integration = resourceType({
  type: 'AWS::ApiGatewayV2::Integration',
  properties,
  create: (given, { account, httpApis }: ApiGatewayPorts, { logicalId, physicalName }) => {
    const integrationId = physicalName.slice(-12).toLowerCase();
    const put = (changed: typeof given) => {
      const api = httpApis.require(given.ApiId, logicalId);
      api.putIntegration(integrationId, integrationOf(changed, account.region, logicalId));
    };
    put(given);
    return {
      ref: integrationId,
      attributes: { IntegrationId: integrationId },
      update: put,
      delete: () => httpApis.find(given.ApiId)?.removeIntegration(integrationId),
    };
  },
});

/** @throws RefusedError for another Region, and for a mapping that is none */
function integrationOf(
  { CredentialsArn, RequestParameters, TimeoutInMillis }: z.output<typeof properties>,
  ownRegion: string,
  logicalId: string,
): Integration {
  const where = (name: string) =>
    `${logicalId} (AWS::ApiGatewayV2::Integration), property RequestParameters.${name}`;
  const { Region: region, ...parameters } = RequestParameters;
  if (region !== undefined && region !== ownRegion) {
    throw new RefusedError(where('Region'), `The local run is in ${ownRegion} and nowhere else.`);
  }
  return {
    credentialsArn: CredentialsArn,
    timeoutMs: TimeoutInMillis,
    parameters: Object.entries<string | undefined>(parameters).flatMap(([name, expression]) =>
      expression === undefined ? [] : [[name, compileMapping(name, expression, where(name))] as const],
    ),
  };
}
