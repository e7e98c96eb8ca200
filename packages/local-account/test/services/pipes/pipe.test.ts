import { createHash } from 'node:crypto';
import { Capacity } from '../../../src/capacity/capacity';
import { AwsError } from '../../../src/errors/aws-error';
import type { IdentifiableMessage } from '../../../src/trace/identify';
import { NOW, type PipeOptions, PipeWorld, type PutEvents } from './pipe-world';

let world: PipeWorld;

afterEach(() => world.stop());

async function start(options?: PipeOptions): Promise<void> {
  world = new PipeWorld(options);
  await world.start();
  await pass(0);
}

/** Lets time go by, and whatever is due be done. */
function pass(seconds: number): Promise<void> {
  return world.clock.advance(seconds * 1000);
}

const bodies = (): unknown[] =>
  world.requests.flat().map(({ Detail = '' }) => (JSON.parse(Detail) as { body: unknown }).body);

const unavailable = (): never => {
  throw new AwsError('InternalFailure', 'It fails on purpose.', 500);
};

test('an event is the record of a message, with AWS’s fields in AWS’s order', async () => {
  await start();

  const messageId = await world.send('{"a": 1.0}', {
    orderId: { DataType: 'String', StringValue: 'abc=' },
    binary: { DataType: 'Binary', BinaryValue: '/wA=' },
  });
  await pass(0);

  const [entry] = world.requests.flat();
  const record = JSON.parse(entry!.Detail!) as Record<string, unknown>;
  expect(record).toEqual({
    messageId,
    receiptHandle: expect.any(String) as string,
    body: '{"a": 1.0}',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(NOW),
      SenderId: expect.any(String) as string,
      ApproximateFirstReceiveTimestamp: String(NOW),
    },
    messageAttributes: {
      orderId: {
        stringValue: 'abc=',
        stringListValues: [],
        binaryListValues: [],
        dataType: 'String',
      },
      binary: {
        binaryValue: '/wA=',
        stringListValues: [],
        binaryListValues: [],
        dataType: 'Binary',
      },
    },
    md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    md5OfBody: createHash('md5').update('{"a": 1.0}').digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: world.output('QueueArn'),
    awsRegion: 'eu-west-1',
  });
  expect(Object.keys(record)).toEqual([
    'messageId',
    'receiptHandle',
    'body',
    'attributes',
    'messageAttributes',
    'md5OfMessageAttributes',
    'md5OfBody',
    'eventSource',
    'eventSourceARN',
    'awsRegion',
  ]);
});

test('a message without attributes has no digest of them', async () => {
  await start();

  await world.send('x');
  await pass(0);

  expect(world.requests.flat()[0]?.Detail).toContain('"md5OfMessageAttributes":null');
});

test('source and detail type are made of the pipe’s name and the kind of source', async () => {
  await start();

  await world.send('x');
  await pass(0);

  expect(world.requests.flat()[0]).toMatchObject({
    EventBusName: world.output('BusArn'),
    Source: `Pipe ${world.output('PipeName')}`,
    DetailType: 'Event from aws:sqs',
    Resources: [],
  });
});

test('source, detail type and resources can be given', async () => {
  const EventBridgeEventBusParameters = { Source: 'mine', DetailType: 'Transaction', Resources: ['arn:a'] };
  await start({ pipe: { TargetParameters: { EventBridgeEventBusParameters } } });

  await world.send('x');
  await pass(0);

  expect(world.requests.flat()[0]).toMatchObject({
    Source: 'mine',
    DetailType: 'Transaction',
    Resources: ['arn:a'],
  });
});

test.each([
  ['ten messages by default', {}, 10],
  ['as many messages as it says', { SourceParameters: { SqsQueueParameters: { BatchSize: 3 } } }, 3],
])('a batch has at most %s', async (_, pipe, most) => {
  await start({ pipe: { ...pipe, DesiredState: 'STOPPED' } });
  const sent = Array.from({ length: 23 }, (_, index) => `message ${index}`);
  for (const body of sent) await world.send(body);

  await world.ask('start');
  await pass(0);

  expect(Math.max(...world.requests.map(({ length }) => length))).toBe(most);
  expect(bodies().sort()).toEqual(sent.sort());
  expect(await world.held('Queue')).toEqual([0, 0]);
});

test('a pipe that is to be stopped does not poll', async () => {
  await start({ pipe: { DesiredState: 'STOPPED' } });

  await world.send('x');
  await pass(3_600);

  expect(await world.held('Queue')).toEqual([1, 0]);
});

test('a batch that the bus refuses comes back by the visibility timeout, until the queue redrives it', async () => {
  await start({ without: ['events:PutEvents'] });

  await world.send('one');
  await pass(0);
  expect(await world.held('Queue')).toEqual([0, 1]);
  await pass(59);
  expect(bodies()).toEqual(['one']);
  await pass(1);
  expect(bodies()).toEqual(['one', 'one']);
  await pass(60);

  expect(bodies()).toEqual(['one', 'one']);
  expect(world.failures).toEqual([
    expect.stringMatching(/^1: AccessDeniedException: .* is not authorized to perform: events:PutEvents/),
    expect.stringMatching(/^1: AccessDeniedException/),
  ]);
  expect(await world.held('Queue')).toEqual([0, 0]);
  expect(await world.deadLetterBodies()).toEqual(['one']);
});

test('of a batch of which the bus takes a part, only the rest comes back', async () => {
  let times = 0;
  const putEvents: PutEvents = (entries, put) =>
    times++ > 0
      ? put(entries)
      : {
          FailedEntryCount: 1,
          Entries: entries.map((_, index) =>
            index === 1
              ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }
              : { EventId: String(index) },
          ),
        };
  await start({ pipe: { DesiredState: 'STOPPED' }, putEvents });
  for (const body of ['first', 'second', 'third']) await world.send(body);

  await world.ask('start');
  await pass(0);
  expect(await world.held('Queue')).toEqual([0, 1]);
  await pass(60);

  expect(bodies()).toEqual(['first', 'second', 'third', 'second']);
  expect(world.failures).toEqual(['1: ThrottlingException: Rate exceeded']);
  expect(await world.held('Queue')).toEqual([0, 0]);
});

test('a message that cannot be deleted is put once more', async () => {
  let deletions = 0;
  const beforeSqs = (operation: string) => {
    if (operation === 'DeleteMessageBatch' && deletions++ === 0) unavailable();
  };
  await start({ beforeSqs });

  await world.send('x');
  await pass(0);
  await pass(60);

  expect(bodies()).toEqual(['x', 'x']);
  expect(await world.held('Queue')).toEqual([0, 0]);
});

test('after polls that fail, it waits longer and longer, and begins anew after one that does not', async () => {
  let fails = true;
  let polls = 0;
  const beforeSqs = (operation: string) => {
    if (operation !== 'ReceiveMessage') return;
    polls++;
    if (fails) unavailable();
  };
  await start({ beforeSqs });
  const after: number[] = [];
  for (const seconds of [0, 1, 2, 4, 8, 16, 29, 1, 30]) {
    await pass(seconds);
    after.push(polls / 5);
  }

  expect(after).toEqual([1, 2, 3, 4, 5, 6, 6, 7, 8]);

  fails = false;
  await pass(30);
  await world.send('x');
  await pass(0);
  expect(bodies()).toEqual(['x']);
  expect(new Set(world.failures)).toEqual(new Set(['0: InternalFailure: It fails on purpose.']));
});

test('stopping waits for the batch in hand, and deletes what the bus took', async () => {
  let release: () => void = () => undefined;
  const putEvents: PutEvents = async (entries, put) => {
    await new Promise<void>((resolve) => (release = resolve));
    return put(entries);
  };
  await start({ putEvents });
  await world.send('x');
  await pass(0);

  await world.ask('stop');
  await pass(1);
  expect(await world.describe()).toMatchObject({ CurrentState: 'STOPPING' });
  release();
  await pass(0);

  expect(await world.describe()).toMatchObject({ CurrentState: 'STOPPED' });
  expect(await world.held('Queue')).toEqual([0, 0]);
});

test('each event carries the transaction of its message, which nobody has to look for in the event', async () => {
  const identify = jest.fn(({ attributes }: IdentifiableMessage) => ({ id: attributes.orderId }));
  await start({ pipe: { DesiredState: 'STOPPED' }, identify });
  const attribute = (StringValue: string) => ({ orderId: { DataType: 'String', StringValue } });
  const ids = [await world.send('one', attribute('a=')), await world.send('other', attribute('b='))];

  await world.ask('start');
  await pass(0);

  const put = world.account.trace.records.filter(({ what }) => what === 'EventPut');
  expect(put.map(({ transaction }) => transaction)).toEqual([
    { id: 'a=', messageId: ids[0] },
    { id: 'b=', messageId: ids[1] },
  ]);
  expect(new Set(identify.mock.calls.map(([{ body }]) => body))).toEqual(new Set(['one', 'other']));
});

test('a pipe is described as it was given', async () => {
  const given = {
    Description: 'moves',
    TargetParameters: { EventBridgeEventBusParameters: { Source: 'mine', Resources: ['arn:a'] } },
    LogConfiguration: { Level: 'ERROR' },
    Tags: { team: 'blue' },
  };
  await start({ pipe: { ...given, SourceParameters: { SqsQueueParameters: { BatchSize: '3' } } } });

  expect(await world.describe()).toEqual({
    ...given,
    Arn: world.output('PipeArn'),
    Name: world.output('PipeName'),
    RoleArn: expect.stringContaining(':role/') as string,
    Source: world.output('QueueArn'),
    SourceParameters: { SqsQueueParameters: { BatchSize: 3 } },
    Target: world.output('BusArn'),
    DesiredState: 'RUNNING',
    CurrentState: 'RUNNING',
    CreationTime: NOW / 1000,
    LastModifiedTime: NOW / 1000,
  });
});

test('while the account has enough to do, what waits, waits in the queue, and is not received', async () => {
  const capacity = new Capacity();
  await start({ capacity });
  // The polls that wait already take what comes first.
  for (let i = 0; i < 5; i++) await world.send(`early ${i}`);
  await pass(0);
  const busy = capacity.room.enter(capacity.room.limits.underWay);
  for (let i = 0; i < 5; i++) await world.send(`waits for a poll ${i}`);
  await pass(0);
  await world.send('late');
  await pass(0);
  expect(await world.held('Queue')).toEqual([1, 0]);
  busy[Symbol.dispose]();
  await pass(0);
  expect(bodies()).toContain('late');
  expect(await world.held('Queue')).toEqual([0, 0]);
});

test('that it has been stopped, and that it runs again, is in the trace', async () => {
  await start();

  await world.ask('stop');
  await pass(1);
  await world.ask('start');
  await pass(1);

  const changes = world.account.trace.records.filter(({ what }) => what === 'StateChanged');
  expect(changes).toMatchObject([
    { resource: world.output('PipeName'), state: 'STOPPED' },
    { resource: world.output('PipeName'), state: 'RUNNING' },
  ]);
});
