import {
  CloudControlClient,
  CreateResourceCommand,
  GetResourceCommand,
  ListResourcesCommand,
  UpdateResourceCommand,
  waitUntilResourceRequestSuccess,
} from '@aws-sdk/client-cloudcontrol';
import {
  CloudFormationClient,
  DescribeTypeCommand,
  DetectStackResourceDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { servedAccount } from '../served-account';

const QUEUE = 'AWS::SQS::Queue';
const RULE = 'AWS::Events::Rule';
const ARN = 'arn:aws:sqs:us-east-1:000000000000:queue';

let world: Awaited<ReturnType<typeof servedAccount>>;
let client: CloudControlClient;
let Identifier: string;
beforeAll(async () => {
  world = await servedAccount({
    Queue: { Type: QUEUE, Properties: { QueueName: 'queue', VisibilityTimeout: 10 } },
    Rule: { Type: RULE, Properties: { Name: 'rule', EventPattern: { source: ['s'] } } },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { AlarmName: 'alarm', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1 },
    },
  });
  client = new CloudControlClient(world.settings);
  Identifier = `${world.settings.endpoint}/000000000000/queue`;
});
afterAll(() => world[Symbol.asyncDispose]());

async function get(TypeName = QUEUE, identifier = Identifier): Promise<Record<string, unknown>> {
  const { ResourceDescription } = await client.send(
    new GetResourceCommand({ TypeName, Identifier: identifier }),
  );
  return JSON.parse(ResourceDescription!.Properties!) as Record<string, unknown>;
}

const update = (patch: unknown, TypeName = QUEUE, identifier = Identifier) =>
  client.send(
    new UpdateResourceCommand({
      TypeName,
      Identifier: identifier,
      PatchDocument: typeof patch === 'string' ? patch : JSON.stringify(patch),
    }),
  );

test('a resource is read with what AWS has made of it', async () => {
  await expect(get()).resolves.toMatchObject({ QueueName: 'queue', Arn: ARN });
  const rule = 'arn:aws:events:us-east-1:000000000000:rule/rule';
  await expect(get(RULE, rule)).resolves.toMatchObject({ Name: 'rule', Arn: rule });
  await expect(get(RULE, 'rule')).resolves.toMatchObject({ Arn: rule });
});

test('a patch changes a resource in place, and can be asked for', async () => {
  const { ProgressEvent } = await update([{ op: 'replace', path: '/VisibilityTimeout', value: 20 }]);
  expect(ProgressEvent).toMatchObject({ OperationStatus: 'SUCCESS', Operation: 'UPDATE', Identifier });
  await waitUntilResourceRequestSuccess(
    { client, minDelay: 1, maxWaitTime: 5 },
    { RequestToken: ProgressEvent!.RequestToken },
  );
  await expect(get()).resolves.toMatchObject({ VisibilityTimeout: 20 });
  await update([
    { op: 'remove', path: '/VisibilityTimeout' },
    { op: 'add', path: '/Tags', value: [{ Key: 'a', Value: 'b' }] },
    { op: 'add', path: '/Tags/-', value: { Key: 'c', Value: 'd' } },
  ]);
  const { VisibilityTimeout = 30, Tags } = await get();
  expect(VisibilityTimeout).toBe(30);
  expect(Tags).toEqual([
    { Key: 'a', Value: 'b' },
    { Key: 'c', Value: 'd' },
  ]);
});

test('what is changed beside the template has drifted from it', async () => {
  const cloudFormation = new CloudFormationClient(world.settings);
  const detect = new DetectStackResourceDriftCommand({ StackName: 'Test', LogicalResourceId: 'Queue' });
  const driftStatus = async () =>
    (await cloudFormation.send(detect)).StackResourceDrift?.StackResourceDriftStatus;
  await update([{ op: 'add', path: '/VisibilityTimeout', value: 20 }]);
  expect(await driftStatus()).toBe('MODIFIED');
  await update([{ op: 'replace', path: '/VisibilityTimeout', value: 10 }]);
  expect(await driftStatus()).toBe('IN_SYNC');
});

test.each<[unknown, string, string]>([
  ['no JSON', 'ValidationException', 'JSON Patch'],
  [[{ op: 'fly', path: '/a' }], 'ValidationException', 'JSON Patch'],
  [[{ op: 'remove', path: '/Tags/7/Key' }], 'InvalidRequestException', 'The patch cannot be applied'],
  [
    [{ op: 'replace', path: '/QueueName', value: 'other' }],
    'NotUpdatableException',
    'Invalid patch update: createOnlyProperties [/properties/QueueName] cannot be updated',
  ],
  [
    [{ op: 'add', path: '/Colour', value: 'red' }],
    'InvalidRequestException',
    'Queue (AWS::SQS::Queue), property Colour',
  ],
  [[{ op: 'add', path: '/DelaySeconds', value: 901 }], 'InvalidAttributeValue', 'DelaySeconds'],
])('a patch %j is refused', async (patch, name, message) => {
  const before = await get();
  const error = await update(patch).catch((thrown: unknown) => thrown as Error);
  expect(error).toMatchObject({ name, message: expect.stringContaining(message) as string });
  await expect(get()).resolves.toEqual(before);
});

test('what is not run, or not there, is refused by its name', async () => {
  await expect(get(QUEUE, 'none')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: "Resource of type 'AWS::SQS::Queue' with identifier 'none' was not found.",
  });
  await expect(get('AWS::EC2::Instance', 'i')).rejects.toMatchObject({ name: 'TypeNotFoundException' });
  await expect(
    update([{ op: 'add', path: '/Threshold', value: 1 }], 'AWS::CloudWatch::Alarm', 'alarm'),
  ).rejects.toThrow('The local run accepts AWS::CloudWatch::Alarm and does not run it');
  await expect(
    client.send(new CreateResourceCommand({ TypeName: QUEUE, DesiredState: '{}' })),
  ).rejects.toThrow('The local run does not serve cloudcontrol CreateResource.');
});

test('resources of a type are listed, those that are like a model if one is given', async () => {
  const list = (ResourceModel?: string) =>
    client.send(new ListResourcesCommand({ TypeName: QUEUE, ResourceModel }));
  await expect(list()).resolves.toMatchObject({ ResourceDescriptions: [{ Identifier }] });
  await expect(list('{"QueueName":"queue"}')).resolves.toMatchObject({
    ResourceDescriptions: [{ Identifier }],
  });
  await expect(list('{"QueueName":"other"}')).resolves.toMatchObject({ ResourceDescriptions: [] });
  await expect(list('[]')).rejects.toMatchObject({ name: 'InvalidRequestException' });
});

test('DescribeType tells which properties cannot be changed', async () => {
  const cloudFormation = new CloudFormationClient(world.settings);
  const { Schema } = await cloudFormation.send(
    new DescribeTypeCommand({ Type: 'RESOURCE', TypeName: QUEUE }),
  );
  expect(JSON.parse(Schema!)).toMatchObject({
    createOnlyProperties: ['/properties/FifoQueue', '/properties/QueueName'],
  });
});
