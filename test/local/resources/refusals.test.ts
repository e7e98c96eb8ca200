import { refusalOf } from './refuse';

const trustedBy = (service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } },
    },
  },
});

const pipe = (more: object) => ({
  Source: { 'Fn::GetAtt': ['Queue', 'Arn'] },
  Target: { 'Fn::GetAtt': ['Bus', 'Arn'] },
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  ...more,
});

const queue = { Type: 'AWS::SQS::Queue' };
const bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } };
const role = trustedBy('lambda.amazonaws.com');

const lambda = (more: object) => ({
  Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  ...more,
});

const stateMachine = (more: object) => ({
  StateMachineType: 'EXPRESS',
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  DefinitionString: JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'End',
    States: { End: { Type: 'Succeed' } },
  }),
  ...more,
});

/** A resource's properties, and what the start says of them. */
type Case = readonly [what: string, type: string, properties: object, says: string];

const PROPERTIES: readonly Case[] = [
  [
    'a FIFO queue',
    'AWS::SQS::Queue',
    { FifoQueue: true },
    'property FifoQueue: The local run takes only false here, not true.',
  ],
  [
    'content-based deduplication',
    'AWS::SQS::Queue',
    { ContentBasedDeduplication: true },
    'property ContentBasedDeduplication: The local run has no FIFO queues.',
  ],
  [
    'a customer’s key on a queue',
    'AWS::SQS::Queue',
    { KmsMasterKeyId: 'alias/mine', KmsDataKeyReusePeriodSeconds: 300 },
    'property KmsMasterKeyId: The local run does not encrypt, and checks no permission for a key.',
  ],
  [
    'a number that is none',
    'AWS::SQS::Queue',
    { VisibilityTimeout: 'a minute' },
    'property VisibilityTimeout: It takes a number, not "a minute".',
  ],
  [
    'a property of a misspelt name',
    'AWS::SQS::Queue',
    { VisibilityTimeOut: 60 },
    'property VisibilityTimeOut: The local run does not know this property.',
  ],
  [
    'a managed policy',
    'AWS::IAM::Role',
    { ...role.Properties, ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] },
    'property ManagedPolicyArns: The local run does not know what arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole allows. Use inline policies.',
  ],
  [
    'a permissions boundary',
    'AWS::IAM::Role',
    { ...role.Properties, PermissionsBoundary: 'arn:aws:iam::000000000000:policy/boundary' },
    'property PermissionsBoundary: The local run does not evaluate permissions boundaries.',
  ],
  [
    'a policy of a user',
    'AWS::IAM::Policy',
    { PolicyName: 'p', PolicyDocument: {}, Users: ['somebody'], Roles: [] },
    'property Users: The local run has no users.',
  ],
  ['a layer', 'AWS::Lambda::Function', lambda({ Layers: ['arn:aws:lambda:us-east-1:1:layer:a:1'] }), 'property Layers: The local run has no layers.'],
  [
    'a function in a VPC',
    'AWS::Lambda::Function',
    lambda({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } }),
    'property VpcConfig: The local run has no networks.',
  ],
  [
    'a container image',
    'AWS::Lambda::Function',
    lambda({ PackageType: 'Image', Code: { ImageUri: '1.dkr.ecr.us-east-1.amazonaws.com/a:1' } }),
    'property Code.ImageUri: The local run does not run container images.',
  ],
  [
    'inline code',
    'AWS::Lambda::Function',
    lambda({ Code: { ZipFile: 'exports.handler = () => 1' } }),
    'property Code.ZipFile: The local run takes code from the assets of the cloud assembly.',
  ],
  [
    'Python',
    'AWS::Lambda::Function',
    lambda({ Runtime: 'python3.13' }),
    'property Runtime: The local run runs Node.js functions only, not "python3.13".',
  ],
  [
    'a file system',
    'AWS::Lambda::Function',
    lambda({ FileSystemConfigs: [{ Arn: 'arn', LocalMountPath: '/mnt/a' }] }),
    'property FileSystemConfigs: The local run does not know this property.',
  ],
  [
    'code that is no asset',
    'AWS::Lambda::Function',
    lambda({}),
    'property Code.S3Key: The cloud assembly has no folder that would be uploaded as code.zip.',
  ],
  [
    'a Standard workflow',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ StateMachineType: 'STANDARD' }),
    'property StateMachineType: The local run takes only "EXPRESS" here, not "STANDARD".',
  ],
  [
    'a workflow that is Standard by default',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ StateMachineType: undefined }),
    'property StateMachineType: The local run takes only "EXPRESS" here, and it is missing.',
  ],
  [
    'a definition in S3',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ DefinitionS3Location: { Bucket: 'b', Key: 'k' } }),
    'property DefinitionS3Location: The local run takes the definition as DefinitionString.',
  ],
  [
    'a customer’s key on a state machine',
    'AWS::StepFunctions::StateMachine',
    stateMachine({ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'k' } }),
    'property EncryptionConfiguration: The local run does not encrypt, and checks no permission for a key.',
  ],
  [
    'a task that is not run',
    'AWS::StepFunctions::StateMachine',
    stateMachine({
      DefinitionString: JSON.stringify({
        QueryLanguage: 'JSONata',
        StartAt: 'Put',
        States: { Put: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem', End: true } },
      }),
    }),
    "property DefinitionString: Invalid State Machine Definition: 'NOT_SUPPORTED:",
  ],
  [
    'a definition in JSONPath',
    'AWS::StepFunctions::StateMachine',
    stateMachine({
      DefinitionString: JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } }),
    }),
    "property DefinitionString: Invalid State Machine Definition: 'NOT_SUPPORTED: State 'End' uses the query language JSONPath",
  ],
  [
    'a filter',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }] } } }),
    'property SourceParameters.FilterCriteria: The local run does not filter: every message is moved.',
  ],
  [
    'an enrichment',
    'AWS::Pipes::Pipe',
    pipe({ Enrichment: 'arn:aws:lambda:us-east-1:000000000000:function:enrich' }),
    'property Enrichment: The local run does not enrich records.',
  ],
  [
    'an input template',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { InputTemplate: '{"data":<$.body>}' } }),
    'property TargetParameters.InputTemplate: The local run has no input templates: a record is passed on as it is.',
  ],
  [
    'a path as the source of events',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { EventBridgeEventBusParameters: { DetailType: '$.body.type' } } }),
    'property TargetParameters.EventBridgeEventBusParameters.DetailType: The local run takes fixed values here, not paths into the record ($.body.type).',
  ],
  [
    'the time of events',
    'AWS::Pipes::Pipe',
    pipe({ TargetParameters: { EventBridgeEventBusParameters: { Time: '$.attributes.SentTimestamp' } } }),
    'property TargetParameters.EventBridgeEventBusParameters.Time: The local run does not know this property.',
  ],
  [
    'a batching window',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { SqsQueueParameters: { BatchSize: 10, MaximumBatchingWindowInSeconds: 5 } } }),
    'property SourceParameters.SqsQueueParameters.MaximumBatchingWindowInSeconds: The local run takes only 0 here, not 5.',
  ],
  [
    'a batch that no bus takes',
    'AWS::Pipes::Pipe',
    pipe({ SourceParameters: { SqsQueueParameters: { BatchSize: 100 } } }),
    'property SourceParameters.SqsQueueParameters.BatchSize: An event bus takes at most 10 events at once.',
  ],
  [
    'a Kinesis source',
    'AWS::Pipes::Pipe',
    pipe({ Source: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }),
    'property Source: The local run reads SQS queues, not arn:aws:kinesis:us-east-1:000000000000:stream/s.',
  ],
  [
    'a function as target',
    'AWS::Pipes::Pipe',
    pipe({ Target: 'arn:aws:lambda:us-east-1:000000000000:function:f' }),
    'property Target: The local run feeds event buses, not arn:aws:lambda:us-east-1:000000000000:function:f.',
  ],
  [
    'execution data in a pipe’s log',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'TRACE', IncludeExecutionData: ['ALL'] } }),
    'property LogConfiguration.IncludeExecutionData: The local run does not write execution data to the log of a pipe.',
  ],
  [
    'a pipe that logs to S3',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'ERROR', S3LogDestination: { BucketName: 'b' } } }),
    'property LogConfiguration.S3LogDestination: The local run does not know this property.',
  ],
  [
    'a log level that does not exist',
    'AWS::Pipes::Pipe',
    pipe({ LogConfiguration: { Level: 'DEBUG' } }),
    'property LogConfiguration.Level: It takes OFF | ERROR | INFO | TRACE, not "DEBUG".',
  ],
  [
    'a log group for rare access',
    'AWS::Logs::LogGroup',
    { LogGroupClass: 'INFREQUENT_ACCESS' },
    'property LogGroupClass: The local run takes only "STANDARD" here, not "INFREQUENT_ACCESS".',
  ],
  [
    'a protected log group',
    'AWS::Logs::LogGroup',
    { DataProtectionPolicy: {} },
    'property DataProtectionPolicy: The local run does not mask what is logged.',
  ],
  ['a property that is needed', 'AWS::IAM::Policy', { PolicyName: 'p', Roles: [] }, 'property PolicyDocument: It is missing, and the local run needs it.'],
];

test.each(PROPERTIES)('%s (%s) is refused', async (_, type, properties, says) => {
  const refusal = await refusalOf({
    Resources: { Queue: queue, Bus: bus, Role: role, Refused: { Type: type, Properties: properties } },
  });

  expect(refusal).toContain(`Refused (${type}), ${says}`);
});

test.each([
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::CloudFormation::Stack',
  'AWS::CloudFormation::CustomResource',
  'Custom::S3AutoDeleteObjects',
  'AWS::EventsV2::EventBus',
  'AWS::Lambda::EventSourceMapping',
  'AWS::KMS::Key',
])('the type %s is refused', async (type) => {
  expect(await refusalOf({ Resources: { Queue: queue, Refused: { Type: type } } })).toContain(
    `Resources: The local run does not know these types: Refused (${type}).`,
  );
});

test.each([
  [
    { 'Fn::ImportValue': 'Other:QueueName' },
    'QueueName.Fn::ImportValue: The local run does not know the function Fn::ImportValue.',
  ],
  [
    { 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } },
    'QueueName.Fn::Transform: The local run does not know the function Fn::Transform.',
  ],
  [{ 'Fn::GetAZs': '' }, 'QueueName.Fn::GetAZs: The local run does not know the function Fn::GetAZs.'],
  [
    { 'Fn::ToJsonString': { a: 1 } },
    'QueueName.Fn::ToJsonString: The local run does not know the function Fn::ToJsonString.',
  ],
  [
    { Ref: 'Elsewhere' },
    'QueueName.Ref: There is no Elsewhere to refer to: no resource that is run, and no parameter with a default.',
  ],
  [
    { 'Fn::GetAtt': ['Other', 'Colour'] },
    'QueueName.Fn::GetAtt: The local run knows no attribute Colour of Other.',
  ],
  [
    { 'Fn::Join': ['-', ['a', { 'Fn::ImportValue': 'x' }]] },
    'QueueName.Fn::Join.1.1.Fn::ImportValue: The local run does not know the function Fn::ImportValue.',
  ],
  [{ 'Fn::If': ['Unheard', 'a', 'b'] }, 'QueueName.Fn::If: There is no condition Unheard.'],
])('the function %j is refused', async (QueueName, says) => {
  const refusal = await refusalOf({
    Resources: { Other: queue, Refused: { ...queue, Properties: { QueueName } } },
  });

  expect(refusal).toBe(`Refused (AWS::SQS::Queue), property ${says}`);
});

test.each([
  [
    { Transform: 'AWS::Serverless-2016-10-31', Resources: {} },
    'Template: The local run does not know Transform here.',
  ],
  [
    { Resources: { Refused: { ...queue, CreationPolicy: {}, UpdatePolicy: {} } } },
    'Refused (AWS::SQS::Queue): The local run does not know CreationPolicy, UpdatePolicy here.',
  ],
  [{ Hooks: {}, Resources: {} }, 'Template: The local run does not know Hooks here.'],
  [
    { Resources: { 'Fn::ForEach::Queues': ['Name', ['a'], {}] } },
    'Template.Resources.Fn::ForEach::Queues: Invalid input: expected object, received array.',
  ],
])('the template %j is refused', async (template, says) => {
  expect(await refusalOf(template)).toBe(says);
});

test('all that is wrong with a resource is said at once', async () => {
  const Properties = { FifoQueue: true, KmsMasterKeyId: 'k', Colour: 'red', VisibilityTimeout: 'long' };

  expect((await refusalOf({ Resources: { Refused: { ...queue, Properties } } })).split('\n')).toEqual([
    'Refused (AWS::SQS::Queue), property FifoQueue: The local run takes only false here, not true.',
    'Refused (AWS::SQS::Queue), property KmsMasterKeyId: The local run does not encrypt, and checks no permission for a key.',
    'Refused (AWS::SQS::Queue), property VisibilityTimeout: It takes a number, not "long".',
    'Refused (AWS::SQS::Queue), property Colour: The local run does not know this property.',
  ]);
});

test.each([
  [
    'a value that SQS refuses',
    { Refused: { ...queue, Properties: { VisibilityTimeout: 43_201 } } },
    'Refused (AWS::SQS::Queue) could not be created: ',
  ],
  [
    'a policy that is none',
    {
      Refused: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Perhaps', Action: '*' }] } },
      },
    },
    'Refused (AWS::IAM::Role) could not be created: trust policy of Refused-Refused-',
  ],
  [
    'a state machine that logs to a group that is not there',
    {
      Role: trustedBy('states.amazonaws.com'),
      Refused: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: stateMachine({
          LoggingConfiguration: {
            Level: 'OFF',
            Destinations: [
              {
                CloudWatchLogsLogGroup: {
                  LogGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:elsewhere:*',
                },
              },
            ],
          },
        }),
      },
    },
    'Refused (AWS::StepFunctions::StateMachine) could not be created: The specified log group does not exist.',
  ],
])('%s is refused in AWS’s words', async (_, Resources, says) => {
  expect(await refusalOf({ Resources })).toContain(says);
});
