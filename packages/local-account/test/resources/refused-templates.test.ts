import { refusalOf } from './refuse';

const queue = { Type: 'AWS::SQS::Queue' };

test.each([
  'AWS::S3Express::DirectoryBucket',
  'AWS::Kinesis::Stream',
  'AWS::CloudFormation::Stack',
  'AWS::EventsV2::EventBus',
  'AWS::KMS::ReplicaKey',
])('the type %s is refused', async (type) => {
  expect(await refusalOf({ Resources: { Queue: queue, Refused: { Type: type } } })).toContain(
    `Refused (${type}): The local run does not know this type.`,
  );
});

test.each([
  [
    { 'Fn::ImportValue': 'Other:QueueName' },
    'QueueName.Fn::ImportValue: No export named Other:QueueName found in a stack that has been deployed here.',
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
    'QueueName.Ref: There is no Elsewhere to refer to, neither a resource nor a parameter.',
  ],
  [
    { 'Fn::GetAtt': ['Other', 'Colour'] },
    'QueueName.Fn::GetAtt: The local run knows no attribute Colour of Other.',
  ],
  [
    { 'Fn::Join': ['-', ['a', { 'Fn::GetAZs': '' }]] },
    'QueueName.Fn::Join.1.1.Fn::GetAZs: The local run does not know the function Fn::GetAZs.',
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
    { Transform: 'AWS::Serverless-2016-10-31', Resources: { Queue: queue } },
    'Template: The local run does not know Transform here.',
  ],
  [
    { Resources: { Refused: { ...queue, CreationPolicy: {}, UpdatePolicy: {} } } },
    'Refused (AWS::SQS::Queue): The local run does not know CreationPolicy, UpdatePolicy here.',
  ],
  [{ Hooks: {}, Resources: { Queue: queue } }, 'Template: The local run does not know Hooks here.'],
  [
    { Resources: { 'Fn::ForEach::Queues': ['Name', ['a'], {}] } },
    'Template.Resources: The local run does not know Fn::ForEach::Queues here.',
  ],
])('the template %j is refused', async (template, says) => {
  expect(await refusalOf(template)).toBe(says);
});

test('all that is wrong with a resource is said at once', async () => {
  const Properties = { FifoQueue: true, KmsMasterKeyId: 'k', Colour: 'red', VisibilityTimeout: 'long' };

  expect((await refusalOf({ Resources: { Refused: { ...queue, Properties } } })).split('\n')).toEqual([
    'Refused (AWS::SQS::Queue), property FifoQueue: The local run takes only false here, not true.',
    'Refused (AWS::SQS::Queue), property KmsMasterKeyId: The local run knows the keys of the template only, by their ARN or id, and not "k".',
    'Refused (AWS::SQS::Queue), property VisibilityTimeout: It takes a number, not "long".',
    'Refused (AWS::SQS::Queue), property Colour: The local run does not know this property.',
  ]);
});

test('a value that SQS refuses is refused in AWS’s words', async () => {
  const Resources = { Refused: { ...queue, Properties: { VisibilityTimeout: 43_201 } } };

  expect(await refusalOf({ Resources })).toContain('Refused (AWS::SQS::Queue) could not be created: ');
});
