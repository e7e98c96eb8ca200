import { testRefused } from './refuse';

const rule = (more: object) => ({
  EventBusName: { Ref: 'Bus' },
  EventPattern: { source: ['a'] },
  ...more,
});

const target = (more: object) =>
  rule({
    Targets: [
      {
        Id: 'One',
        Arn: 'arn:aws:states:us-east-1:000000000000:stateMachine:s',
        RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        ...more,
      },
    ],
  });

const integration = (more: object) => ({
  ApiId: { Ref: 'Api' },
  CredentialsArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  IntegrationSubtype: 'SQS-SendMessage',
  IntegrationType: 'AWS_PROXY',
  PayloadFormatVersion: '1.0',
  RequestParameters: { QueueUrl: { Ref: 'Queue' }, MessageBody: '$request.body' },
  ...more,
});

testRefused([
  [
    'a placeholder that stands for nothing',
    'AWS::Events::Rule',
    target({ InputTransformer: { InputTemplate: '{"a":<b>}', InputPathsMap: { c: '$.detail' } } }),
    'property Targets.0.InputTransformer: InputTemplate for target One contains invalid placeholder b.',
  ],
  [
    'a stream as target',
    'AWS::Events::Rule',
    target({ Arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }),
    'property Targets.0.Arn: The local run delivers to state machines, SQS queues, functions, SNS topics, event buses and log groups, and not to arn:aws:kinesis:us-east-1:000000000000:stream/s.',
  ],
  [
    'what only a container is given',
    'AWS::Events::Rule',
    target({ EcsParameters: { TaskDefinitionArn: 'a' } }),
    'property Targets.0.EcsParameters: The local run does not know this property.',
  ],
  [
    'a target that needs a role and has none',
    'AWS::Events::Rule',
    target({ RoleArn: undefined }),
    'property Targets.0.RoleArn: RoleArn is required for target arn:aws:states:us-east-1:000000000000:stateMachine:s.',
  ],
  [
    'an input that is no JSON',
    'AWS::Events::Rule',
    target({ Input: 'a: 1' }),
    'property Targets.0.Input: JSON syntax error in input for target One.',
  ],
  [
    'a path that EventBridge does not take',
    'AWS::Events::Rule',
    target({ InputPath: '$..a' }),
    'property Targets.0.InputPath: InputPath for target One is invalid.',
  ],
  [
    'two inputs',
    'AWS::Events::Rule',
    target({ Input: '{}', InputPath: '$.detail' }),
    'property Targets.0.Input: Only one of Input, InputPath, or InputTransformer must be provided for target One.',
  ],
  [
    'a pattern that is none',
    'AWS::Events::Rule',
    rule({ EventPattern: { source: 'a' } }),
    'property EventPattern: Event pattern is not valid.',
  ],
  [
    'a key of no template on an archive',
    'AWS::Events::Archive',
    { SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, KmsKeyIdentifier: 'alias/mine' },
    'property KmsKeyIdentifier: The local run knows the keys of the template only, by their ARN, and not "alias/mine".',
  ],
  [
    'a bus that is logged',
    'AWS::Events::EventBus',
    { Name: 'logged', LogConfig: { Level: 'INFO' } },
    'property LogConfig: The local run does not know this property.',
  ],
  [
    'a WebSocket API',
    'AWS::ApiGatewayV2::Api',
    { Name: 'a', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    'property ProtocolType: The local run takes only "HTTP" here, not "WEBSOCKET".',
  ],
  [
    'an integration with a function',
    'AWS::ApiGatewayV2::Integration',
    integration({ IntegrationSubtype: undefined, PayloadFormatVersion: '2.0' }),
    'property IntegrationSubtype: The local run takes only "SQS-SendMessage" here, and it is missing.',
  ],
  [
    'an integration with another service',
    'AWS::ApiGatewayV2::Integration',
    integration({ IntegrationSubtype: 'EventBridge-PutEvents' }),
    'property IntegrationSubtype: The local run takes only "SQS-SendMessage" here, not "EventBridge-PutEvents".',
  ],
  [
    'a JWT authorizer',
    'AWS::ApiGatewayV2::Authorizer',
    { ApiId: { Ref: 'Api' }, AuthorizerType: 'JWT', Name: 'a' },
    'property AuthorizerType: JWT: the local run does not run JWT and Lambda authorizers',
  ],
  [
    'a route with a JWT',
    'AWS::ApiGatewayV2::Route',
    { ApiId: { Ref: 'Api' }, RouteKey: 'POST /', AuthorizationType: 'JWT', Target: 'integrations/a' },
    'property AuthorizationType: JWT: the local run does not run JWT and Lambda authorizers',
  ],
]);
