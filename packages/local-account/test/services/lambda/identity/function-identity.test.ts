import type { AskedCall } from './calling-function';
import { FunctionWorld, POSTER } from './function-world';

const ARN = 'arn:aws:sts::000000000000:assumed-role/caller-role/caller';
const ROLE_ARN = 'arn:aws:iam::000000000000:role/functions/caller-role';
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:caller';
const EVERYTHING = 'arn:aws:sqs:eu-west-1:000000000000:*';

const queue = (QueueName: string, properties: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName, ...properties },
});

const queuePolicy = (name: string, statement: object) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: name }],
    PolicyDocument: { Version: '2012-10-17', Statement: { Resource: '*', ...statement } },
  },
});

let world: FunctionWorld;

beforeAll(async () => {
  world = await FunctionWorld.start(
    [
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: [`${EVERYTHING}open`, `${EVERYTHING}secret`] },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: `${EVERYTHING}sealed` },
      {
        Effect: 'Allow',
        Action: 'sqs:PurgeQueue',
        Resource: EVERYTHING,
        Condition: { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION_ARN } },
      },
      { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*/$default/POST/allowed' },
    ],
    {
      Open: queue('open'),
      Closed: queue('closed'),
      Granted: queue('granted'),
      GrantedPolicy: queuePolicy('Granted', {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      }),
      Sealed: queue('sealed'),
      SealedPolicy: queuePolicy('Sealed', { Effect: 'Deny', Action: 'sqs:SendMessage', Principal: '*' }),
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Action: 'kms:*',
              Resource: '*',
              Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
            },
          },
        },
      },
      Secret: queue('secret', { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }),
      Poster: POSTER,
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Api', ProtocolType: 'HTTP' } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          CredentialsArn: { 'Fn::GetAtt': ['ApiRole', 'Arn'] },
          IntegrationSubtype: 'SQS-SendMessage',
          IntegrationType: 'AWS_PROXY',
          PayloadFormatVersion: '1.0',
          RequestParameters: {
            QueueUrl: { Ref: 'Open' },
            MessageBody: '${context.identity.userArn} ${context.identity.caller}',
          },
        },
      },
      ApiRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { Service: 'apigateway.amazonaws.com' },
            },
          },
          Policies: [
            {
              PolicyName: 'Send',
              PolicyDocument: {
                Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: EVERYTHING },
              },
            },
          ],
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: { Ref: 'Api' },
          AuthorizationType: 'AWS_IAM',
          RouteKey: 'POST /{proxy+}',
          Target: { 'Fn::Sub': 'integrations/${Integration}' },
        },
      },
      Stage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: { Ref: 'Api' }, AutoDeploy: true, StageName: '$default' },
      },
    },
    {
      Open: { Ref: 'Open' },
      Closed: { Ref: 'Closed' },
      Granted: { Ref: 'Granted' },
      Sealed: { Ref: 'Sealed' },
      Secret: { Ref: 'Secret' },
      KeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] },
      RoleId: { 'Fn::GetAtt': ['Role', 'RoleId'] },
    },
  );
}, 60_000);

afterAll(() => world[Symbol.asyncDispose]());

const identity = (credentials?: object) =>
  world.ask({ client: 'sts', clientName: 'STSClient', name: 'GetCallerIdentity', input: {}, credentials });

const send = (name: string, more: Partial<AskedCall> = {}) =>
  world.ask({
    client: 'sqs',
    clientName: 'SQSClient',
    name: 'SendMessage',
    input: { QueueUrl: world.output(name), MessageBody: 'x' },
    ...more,
  });

test('a function is a session of its role, with the function’s name', async () => {
  await expect(identity()).resolves.toEqual({
    output: { Account: '000000000000', Arn: ARN, UserId: `${world.output('RoleId')}:caller` },
  });
});

test('a function does what its role’s policies allow', async () => {
  await expect(send('Open')).resolves.toMatchObject({ output: { MessageId: expect.any(String) as string } });
});

test('a function does what the policy of a queue allows its role', async () => {
  await expect(send('Granted')).resolves.toMatchObject({ output: {} });
});

test('a function does not do what the policy of a queue denies', async () => {
  await expect(send('Sealed')).resolves.toMatchObject({
    error: {
      name: 'AccessDenied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy') as string,
    },
  });
});

test('a function needs the right to the key of an encrypted queue', async () => {
  await expect(send('Secret')).resolves.toEqual({
    error: {
      // The SDK's own name for KMS.AccessDeniedException.
      name: 'KmsAccessDenied',
      status: 400,
      message: `User: ${ARN} is not authorized to perform: kms:GenerateDataKey on resource: ${world.output('KeyArn')} because no identity-based policy allows the kms:GenerateDataKey action`,
    },
  });
});

test('a policy knows by which function a call is made', async () => {
  const purge = { name: 'PurgeQueue', input: { QueueUrl: world.output('Closed') } };

  await expect(send('Closed', purge)).resolves.toMatchObject({ output: {} });
});

test.each<[AskedCall, string, string, string, number]>([
  [
    {
      client: 'events',
      clientName: 'EventBridgeClient',
      name: 'PutEvents',
      input: { Entries: [{ Source: 's', DetailType: 't', Detail: '{}' }] },
    },
    'events:PutEvents',
    'arn:aws:events:eu-west-1:000000000000:event-bus/default',
    'AccessDeniedException',
    400,
  ],
  [
    {
      client: 'sfn',
      clientName: 'SFNClient',
      name: 'StartExecution',
      input: { stateMachineArn: 'arn:aws:states:eu-west-1:000000000000:stateMachine:m' },
    },
    'states:StartExecution',
    'arn:aws:states:eu-west-1:000000000000:stateMachine:m',
    'AccessDeniedException',
    400,
  ],
  [
    { client: 'lambda', clientName: 'LambdaClient', name: 'Invoke', input: { FunctionName: FUNCTION_ARN } },
    'lambda:InvokeFunction',
    FUNCTION_ARN,
    'AccessDeniedException',
    403,
  ],
  [
    {
      client: 'logs',
      clientName: 'CloudWatchLogsClient',
      name: 'GetLogEvents',
      input: { logGroupName: '/log', logStreamName: 's' },
    },
    'logs:GetLogEvents',
    'arn:aws:logs:eu-west-1:000000000000:log-group:/log:log-stream:s',
    'AccessDeniedException',
    400,
  ],
  [
    { client: 'pipes', clientName: 'PipesClient', name: 'StopPipe', input: { Name: 'p' } },
    'pipes:StopPipe',
    'arn:aws:pipes:eu-west-1:000000000000:pipe/p',
    'AccessDeniedException',
    403,
  ],
  [
    {
      client: 'iam',
      clientName: 'IAMClient',
      name: 'GetRole',
      input: { RoleName: 'caller-role' },
    },
    'iam:GetRole',
    ROLE_ARN,
    'AccessDenied',
    403,
  ],
])('AWS’s words for what a function’s role lacks: %j', async (asked, action, resource, name, status) => {
  await expect(world.ask(asked)).resolves.toEqual({
    error: {
      name,
      status,
      message: `User: ${ARN} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    },
  });
});

test('AWS’s words for what a function’s role lacks in SQS', async () => {
  await expect(send('Closed')).resolves.toEqual({
    error: {
      name: 'AccessDenied',
      status: 403,
      message: `User: ${ARN} is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:000000000000:closed because no identity-based policy allows the sqs:sendmessage action`,
    },
  });
});

test('a stack’s description is refused to a function whose role lacks the right', async () => {
  const asked = {
    client: 'cloudformation',
    clientName: 'CloudFormationClient',
    name: 'DescribeStacks',
  } as const;

  await expect(world.ask({ ...asked, input: { StackName: 'Stack' } })).resolves.toMatchObject({
    error: { name: 'AccessDenied', status: 403 },
  });
});

test('a function that signs with credentials from elsewhere is whoever those are of', async () => {
  const outside = { accessKeyId: 'AKIAELSEWHERE', secretAccessKey: 'x', sessionToken: '' };

  await expect(identity(outside)).resolves.toMatchObject({
    output: { Arn: 'arn:aws:iam::000000000000:root' },
  });
});

test('a function that signs with another secret is refused, and does not become the administrator', async () => {
  await expect(identity({ secretAccessKey: 'x' })).resolves.toMatchObject({
    error: { name: 'SignatureDoesNotMatch', status: 403 },
  });
});

test.each([
  ['allowed', 200],
  ['denied', 403],
])('a route with IAM authorization asks for the right of a function’s role: %s', async (path, status) => {
  await expect(world.invoke('poster', { path: `/${path}` })).resolves.toMatchObject({ status });
});
