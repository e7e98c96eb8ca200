import { type Changes, HttpApiStack } from './http-api-stack';

const api = (properties: Changes['api']): Changes => ({ api: properties });
const integration = (properties: Changes['integration']): Changes => ({ integration: properties });
const parameters = (properties: Changes['parameters']): Changes => ({ parameters: properties });
const route = (properties: Changes['route']): Changes => ({ route: properties });
const stage = (properties: Changes['stage']): Changes => ({ stage: properties });

test.each<[Changes, RegExp]>([
  [api({ ProtocolType: 'WEBSOCKET' }), /Api .*, property ProtocolType: .*only "HTTP"/],
  [api({ DisableExecuteApiEndpoint: true }), /Api .*, property DisableExecuteApiEndpoint: .*only false/],
  [api({ Body: {} }), /Api .*, property Body: .*does not know/],
  [
    api({ CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true } }),
    /CorsConfiguration: allow-credentials is not supported if 'allow-origin' is \*/,
  ],
  [integration({ IntegrationType: 'HTTP_PROXY' }), /property IntegrationType: .*only "AWS_PROXY"/],
  [
    integration({ IntegrationSubtype: 'EventBridge-PutEvents' }),
    /property IntegrationSubtype: .*only "SQS-SendMessage"/,
  ],
  [integration({ ResponseParameters: { 200: {} } }), /property ResponseParameters: .*passes the answer/],
  [integration({ IntegrationUri: 'http://x' }), /property IntegrationUri: .*does not know/],
  [integration({ TimeoutInMillis: 49 }), /property TimeoutInMillis/],
  [integration({ TimeoutInMillis: 30_001 }), /property TimeoutInMillis/],
  [integration({ CredentialsArn: 'arn:aws:iam::${stageVariables.role}' }), /property CredentialsArn/],
  [parameters({ MessageBody: undefined }), /property RequestParameters.MessageBody/],
  [parameters({ MessageDeduplicationId: 'x' }), /RequestParameters.MessageDeduplicationId: .*FIFO/],
  [parameters({ Region: 'eu-west-1' }), /RequestParameters.Region: The local run is in us-east-1/],
  [parameters({ Action: 'x' }), /RequestParameters.Action: .*does not know/],
  [
    parameters({ MessageBody: '$request.body..a' }),
    /RequestParameters.MessageBody: Invalid source: \$request.body..a specified for destination: MessageBody/,
  ],
  [
    route({ AuthorizationType: 'JWT' }),
    /Route .*, property AuthorizationType: JWT: .*does not run JWT and Lambda/,
  ],
  [
    route({ AuthorizationType: 'CUSTOM' }),
    /property AuthorizationType: CUSTOM: .*does not run JWT and Lambda/,
  ],
  [route({ AuthorizerId: 'x' }), /property AuthorizerId: .*does not know/],
  [route({ RouteKey: 'POST /a/' }), /property RouteKey: POST \/a\/ is not a route key/],
  [route({ Target: 'integrations/x' }), /property Target: There is no integrations\/x/],
  [stage({ AutoDeploy: false }), /Stage .*, property AutoDeploy: .*only true/],
  [stage({ StageName: 'a/b' }), /property StageName/],
  [stage({ DefaultRouteSettings: { LoggingLevel: 'INFO' } }), /DefaultRouteSettings.LoggingLevel/],
  [
    stage({ RouteSettings: { 'GET /': { ThrottlingRateLimit: 1 } } }),
    /RouteSettings: Unable to find Route by key GET \/ within the provided RouteSettings/,
  ],
  [{ format: '$context.status' }, /AccessLogSettings.Format: .*\$context.requestId/],
  [
    {
      resources: {
        Jwt: {
          Type: 'AWS::ApiGatewayV2::Authorizer',
          Properties: {
            ApiId: { Ref: 'Api' },
            AuthorizerType: 'JWT',
            JwtConfiguration: { Issuer: 'https://x' },
          },
        },
      },
    },
    /Jwt \(AWS::ApiGatewayV2::Authorizer\), property AuthorizerType: JWT: the local run does not run JWT/,
  ],
])('%j is refused', async (changes, words) => {
  await expect(HttpApiStack.start(changes)).rejects.toThrow(words);
});

test.each<Changes>([
  api({
    IpAddressType: 'dualstack',
    Version: '1',
    RouteSelectionExpression: '${request.method} ${request.path}',
  }),
  route({ AuthorizationType: 'NONE', OperationName: 'Send', ApiKeyRequired: 'false' }),
  stage({ DefaultRouteSettings: { DetailedMetricsEnabled: true }, AutoDeploy: 'true' }),
  stage({ RouteSettings: { 'POST /': { ThrottlingRateLimit: '0.5' } }, AccessLogSettings: undefined }),
  integration({ ConnectionType: 'INTERNET', TimeoutInMillis: '29000', Description: 'x' }),
])('%j is taken', async (changes) => {
  const stack = await HttpApiStack.start(changes);

  await expect(stack.send({ body: 'x' })).resolves.toMatchObject({ status: 200 });
  await stack.stop();
});
