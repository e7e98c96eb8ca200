import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ManualClock } from '../../../../src/clock/manual-clock';
import { errorOf, ServedFunctions } from '../served-functions';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:queue';
const OTHER = 'arn:aws:sqs:us-east-1:000000000000:other';
const UUID = '00000000-0000-0000-0000-000000000000';

/** Answers with the bodies in the batch; those that begin with `bad` it reports, `worse` it fails at, `odd` it answers oddly to. */
const CODE = `exports.handler = async ({ Records }) => {
  const failed = Records.filter(({ body }) => body.startsWith('bad'));
  if (Records.some(({ body }) => body === 'worse')) throw new Error('worse');
  if (Records.some(({ body }) => body === 'odd')) return { batchItemFailures: [{ foo: 'bar' }] };
  console.log('got ' + Records.map(({ body, eventSource }) => body + '@' + eventSource).sort().join());
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`;

const queue = (QueueName: string, VisibilityTimeout = 30) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName, VisibilityTimeout },
});
const mapping = (properties: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: QUEUE, FunctionName: { Ref: 'Function' }, ...properties },
  DependsOn: ['Queue'],
});

/** An account with a function, two queues, and perhaps a mapping, on a clock that is moved by hand. */
async function mappedWorld(Mapping?: object, actions = ['sqs:*']) {
  const clock = new ManualClock();
  const resources = { Queue: queue('queue'), Other: queue('other', 2), ...(Mapping && { Mapping }) };
  const served = await ServedFunctions.start(CODE, resources, { actions, clock });
  const { trace } = served.account;
  const { protocol, hostname, port = 0 } = await served.client.config.endpoint!();
  const endpoint = `${protocol}//${hostname}:${port}`;
  const sqs = new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const QueueUrl = `${endpoint}/000000000000/queue`;
  const count = (what: string) => trace.records.filter((record) => record.what === what).length;
  return {
    clock,
    client: served.client,
    send: (...bodies: string[]) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
        }),
      ),
    until: (what: string, times: number) => trace.waitFor(`${times} ${what}`, () => count(what) >= times),
    count,
    failures: () =>
      trace.records.flatMap((record) =>
        record.what === 'EventSourceBatchFailed' ? [[record.messages, record.error] as const] : [],
      ),
    left: async () => {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      return [Attributes!.ApproximateNumberOfMessages, Attributes!.ApproximateNumberOfMessagesNotVisible];
    },
    [Symbol.asyncDispose]: async () => {
      sqs.destroy();
      await served[Symbol.asyncDispose]();
    },
  };
}

test('messages go to the function and are deleted; what it fails at comes back', async () => {
  await using world = await mappedWorld(mapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] }));
  await world.send('good', 'bad');
  await world.until('MessageDeleted', 1);
  await world.until('EventSourceBatchFailed', 1);
  expect(world.failures()).toEqual([[1, 'the function reports batch item failures']]);
  await expect(world.left()).resolves.toEqual(['0', '1']);
  await world.clock.advance(30_000);
  await world.until('EventSourceBatchFailed', 2);
  await world.send('worse');
  await world.until('EventSourceBatchFailed', 3);
  expect(world.failures()[2]).toEqual([1, expect.stringContaining('worse')]);
  await world.send('odd');
  await world.until('EventSourceBatchFailed', 4);
  await expect(world.left()).resolves.toEqual(['0', '3']);
});

test('what it answers is not looked at unless it is to report; what no filter matches is deleted unseen', async () => {
  await using world = await mappedWorld(
    mapping({ FilterCriteria: { Filters: [{ Pattern: '{"body":[{"prefix":"bad"}]}' }] } }),
  );
  await world.send('bad', 'other');
  await world.until('MessageDeleted', 2);
  expect([world.count('MessageFilteredOut'), world.count('FunctionStarted'), world.failures()]).toEqual([
    1,
    1,
    [],
  ]);
});

test('a batch is gathered until it is full, or its time is over', async () => {
  await using world = await mappedWorld(
    mapping({ BatchSize: 12, MaximumBatchingWindowInSeconds: 10, ScalingConfig: { MaximumConcurrency: 2 } }),
  );
  const bodies = Array.from({ length: 6 }, (_, index) => String(index));
  await world.send(...bodies);
  await world.until('MessageReceived', 6);
  expect(world.count('FunctionStarted')).toBe(0);
  await world.clock.advance(10_000);
  await world.until('MessageDeleted', 6);
  expect(world.count('FunctionStarted')).toBeLessThanOrEqual(2);
});

test('a mapping is created, changed, disabled, listed and deleted', async () => {
  await using world = await mappedWorld();
  const { client } = world;
  const created = await client.send(
    new CreateEventSourceMappingCommand({ EventSourceArn: QUEUE, FunctionName: 'F', BatchSize: 5 }),
  );
  const described = {
    EventSourceArn: QUEUE,
    FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:F',
    BatchSize: 5,
    MaximumBatchingWindowInSeconds: 0,
    FunctionResponseTypes: [],
    StateTransitionReason: 'USER_INITIATED',
  };
  expect(created).toMatchObject({ ...described, State: 'Creating', $metadata: { httpStatusCode: 202 } });
  await world.send('good');
  await world.until('MessageDeleted', 1);
  const at = { UUID: created.UUID };
  await client.send(new UpdateEventSourceMappingCommand({ ...at, Enabled: false }));
  await expect(client.send(new GetEventSourceMappingCommand(at))).resolves.toMatchObject({
    ...described,
    State: 'Disabled',
  });
  await world.send('later');
  await expect(world.left()).resolves.toEqual(['1', '0']);
  await client.send(new UpdateEventSourceMappingCommand({ ...at, Enabled: true }));
  await world.until('MessageDeleted', 2);
  await expect(
    client.send(new ListEventSourceMappingsCommand({ FunctionName: 'F', EventSourceArn: QUEUE })),
  ).resolves.toMatchObject({ EventSourceMappings: [{ ...at, State: 'Enabled' }] });
  expect(
    await errorOf(
      client.send(new CreateEventSourceMappingCommand({ EventSourceArn: QUEUE, FunctionName: 'F' })),
    ),
  ).toMatchObject({
    name: 'ResourceConflictException',
    message: `An event source mapping with SQS arn (" ${QUEUE} ") and function (" F ") already exists. Please update or delete the existing mapping with UUID ${created.UUID}`,
  });
  await expect(client.send(new DeleteEventSourceMappingCommand(at))).resolves.toMatchObject({
    State: 'Deleting',
  });
  expect(await errorOf(client.send(new GetEventSourceMappingCommand(at)))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'The resource you requested does not exist.',
  });
});

describe('refused', () => {
  let world: Awaited<ReturnType<typeof mappedWorld>>;
  beforeAll(async () => {
    world = await mappedWorld(undefined, ['sqs:ReceiveMessage']);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  test.each<[Partial<CreateEventSourceMappingCommandInput>, string]>([
    [{ EventSourceArn: undefined }, 'Unrecognized event source.'],
    [{ FunctionName: 'none' }, 'Function does not exist'],
    [
      { EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:none' },
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    ],
    [
      { BatchSize: 11 },
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    ],
    [{ FilterCriteria: { Filters: [{ Pattern: 'simple string' }] } }, 'Invalid filter pattern definition.'],
    [{}, 'The function execution role does not have permissions to call DeleteMessage on SQS'],
    [
      { EventSourceArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' },
      'The local run polls queues of SQS only, and not arn:aws:kinesis:us-east-1:000000000000:stream/s.',
    ],
  ])('a mapping %j', async (given, message) => {
    const command = new CreateEventSourceMappingCommand({
      EventSourceArn: QUEUE,
      FunctionName: 'F',
      ...given,
    });
    expect(await errorOf(world.client.send(command))).toMatchObject({
      name: 'InvalidParameterValueException',
      message,
    });
  });

  test('what only streams have', async () => {
    const command = new UpdateEventSourceMappingCommand({ UUID, ParallelizationFactor: 2 });
    expect((await errorOf(world.client.send(command))).message).toContain(
      'The local run polls queues of SQS only, which have no such setting',
    );
  });
});

test('a queue whose messages come back before the function is done is refused', async () => {
  await expect(mappedWorld(mapping({ EventSourceArn: OTHER }))).rejects.toThrow(
    'Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds',
  );
});
