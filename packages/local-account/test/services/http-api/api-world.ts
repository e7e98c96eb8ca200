import type { Message } from '@aws-sdk/client-sqs';
import type { LocalAccount } from '../../../src/local-account';
import type { WireResponse } from '../../../src/wire/http-server';
import { createLive } from '../../create-live';
import { callJson } from '../call-account';
import { wireRequest } from './wire-request';

const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';

/** The address of an account under test. */
export const ENDPOINT = 'http://127.0.0.1:4566';

/** The queue that APIs send to, and the role with which they do. */
export async function createQueueAndRole(account: LocalAccount): Promise<void> {
  await createLive(account, 'AWS::SQS::Queue', { QueueName: 'q' });
  await createLive(account, 'AWS::IAM::Role', {
    RoleName: 'api',
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'apigateway.amazonaws.com' } },
      ],
    },
    Policies: [
      {
        PolicyName: 'Send',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }] },
      },
    ],
  });
}

/** An API with one route, `POST /`, that puts the name and path of the API into the queue; its parts, and what they are made of. */
export async function createApi(account: LocalAccount, name: string) {
  const properties = { Name: name, ProtocolType: 'HTTP' };
  const api = await createLive(account, 'AWS::ApiGatewayV2::Api', properties, name);
  const ApiId = api.ref;
  const ofIntegration = integrationOf(ApiId, `${name} \${request.path}`);
  const integration = await createLive(account, 'AWS::ApiGatewayV2::Integration', ofIntegration, `${name}i`);
  const ofRoute = { ApiId, RouteKey: 'POST /', Target: `integrations/${integration.ref}` };
  const route = await createLive(account, 'AWS::ApiGatewayV2::Route', ofRoute, `${name}r`);
  const ofStage = { ApiId, AutoDeploy: true, StageName: '$default' };
  const stage = await createLive(account, 'AWS::ApiGatewayV2::Stage', ofStage, `${name}s`);
  return {
    apiId: ApiId,
    endpoint: String(api.attributes?.ApiEndpoint),
    api: { ...api, properties },
    integration: { ...integration, properties: ofIntegration },
    route: { ...route, properties: ofRoute },
    stage: { ...stage, properties: ofStage },
  };
}

export function integrationOf(ApiId: string, MessageBody: string): object {
  return {
    ApiId,
    CredentialsArn: 'arn:aws:iam::000000000000:role/api',
    IntegrationSubtype: 'SQS-SendMessage',
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '1.0',
    RequestParameters: { QueueUrl, MessageBody },
  };
}

/** A request to an address, as a client makes it. */
export function request(
  account: LocalAccount,
  address: string,
  given: Parameters<typeof wireRequest>[0] = {},
): Promise<WireResponse> {
  const { host, pathname } = new URL(address);
  return account.answer(wireRequest({ path: pathname, ...given, headers: { host, ...given.headers } }));
}

/** Takes the bodies of all messages out of the queue. */
export async function takeBodies(account: LocalAccount): Promise<(string | undefined)[]> {
  const { Messages = [] } = await callJson(account, 'sqs', 'AmazonSQS.ReceiveMessage', {
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 43_200,
  });
  return (Messages as Message[]).map(({ Body }) => Body).sort();
}
