import { createLive, type LiveResourceUnderTest } from '../../create-live';
import { callRest } from '../call-account';
import { type PipeOptions, PipeWorld } from './pipe-world';

const TYPE = 'AWS::Pipes::Pipe';

let world: PipeWorld;
let created: LiveResourceUnderTest;
afterEach(async () => {
  await created.stop?.();
  await world.stop();
});

/** A world whose own pipe does nothing, and another pipe from the same queue. */
async function createPipe(options: PipeOptions = {}, more: object = {}) {
  world = new PipeWorld({ ...options, pipe: { DesiredState: 'STOPPED' } });
  await world.start();
  const described = await world.describe();
  const properties = {
    Name: 'pipe',
    Source: described.Source,
    Target: described.Target,
    RoleArn: described.RoleArn,
    ...more,
  };
  created = await createLive(world.account, TYPE, properties);
  await pass();
  return { ...created, properties };
}

/** What waits until it is opened. */
function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Lets whatever is due be done. */
const pass = (): Promise<void> => world.clock.advance(0);

const describePipe = () => callRest(world.account, 'pipes', 'GET', '/v1/pipes/pipe');
const settingsOf = async () => {
  const { LastModifiedTime: _, ...settings } = await describePipe();
  return settings;
};
const withSource = (Source: string) => ({
  TargetParameters: { EventBridgeEventBusParameters: { Source, DetailType: 't' } },
});
/** The sources of the entries that the pipe has put, and how many messages each request had. */
const requests = () => world.requests.map((entries) => [entries[0]?.Source, entries.length]);

test('takes on other properties in place, and back', async () => {
  const { properties, update } = await createPipe({}, { Description: 'before', ...withSource('before') });
  const before = await settingsOf();

  await update({
    ...properties,
    Description: undefined,
    ...withSource('after'),
    SourceParameters: {
      SqsQueueParameters: { BatchSize: 1 },
      FilterCriteria: { Filters: [{ Pattern: '{"body":["a","b"]}' }] },
    },
    Tags: { team: 'a' },
  });
  const after = await settingsOf();
  for (const body of ['a', 'b', 'c']) await world.send(body);
  await pass();

  expect(after).toMatchObject({ CurrentState: 'RUNNING', Tags: { team: 'a' } });
  expect(after).not.toHaveProperty('Description');
  expect(requests()).toEqual([
    ['after', 1],
    ['after', 1],
  ]);
  expect(await world.held('Queue')).toEqual([0, 0]);

  await update(properties);
  expect(await settingsOf()).toEqual(before);
});

test('finishes the batch in hand as it was, and goes on as it is then', async () => {
  const handOver = gate();
  const { properties, update } = await createPipe(
    {
      putEvents: async (entries, put) => {
        await handOver.opened;
        return put(entries);
      },
    },
    withSource('before'),
  );
  await world.send('in hand');
  await pass();

  const updated = update({ ...properties, ...withSource('after') });
  await world.send('later');
  await pass();
  expect(await settingsOf()).toMatchObject({ CurrentState: 'UPDATING', DesiredState: 'RUNNING' });
  handOver.open();
  await updated;
  await pass();

  expect(requests()).toEqual([
    ['before', 1],
    ['after', 1],
  ]);
  expect(await world.held('Queue')).toEqual([0, 0]);
  expect(world.failures).toEqual([]);
});

test('finishes the batch in hand before it is deleted, and leaves the rest in the queue', async () => {
  const handOver = gate();
  const pipe = await createPipe({
    putEvents: async (entries, put) => {
      await handOver.opened;
      return put(entries);
    },
  });
  await world.send('in hand');
  await pass();

  const deleted = pipe.delete();
  await world.send('later');
  handOver.open();
  await deleted;
  await pass();

  expect(requests()).toEqual([['Pipe pipe', 1]]);
  expect(await world.held('Queue')).toEqual([1, 0]);
  expect(await describePipe()).toMatchObject({ message: 'Pipe pipe does not exist.' });
});

test('is stopped and started by its desired state', async () => {
  const { attributes, properties, update } = await createPipe();

  await update({ ...properties, DesiredState: 'STOPPED' });
  await world.send('x');
  await pass();
  expect(requests()).toEqual([]);
  expect(await settingsOf()).toMatchObject({ CurrentState: 'STOPPED', DesiredState: 'STOPPED' });

  await update(properties);
  await pass();
  expect(requests()).toHaveLength(1);
  expect(attributes).toMatchObject({ CurrentState: 'RUNNING' });
});

test.each<[string, object, string]>([
  [
    'a role that it cannot take on',
    { RoleArn: 'arn:aws:iam::000000000000:role/none' },
    'cannot be assumed by Pipes',
  ],
  [
    'parameters of another kind of target',
    { TargetParameters: { SqsQueueParameters: {} } },
    'They are not for the target',
  ],
  [
    'a log group that there is not',
    {
      LogConfiguration: {
        Level: 'INFO',
        CloudwatchLogsLogDestination: { LogGroupArn: 'arn:aws:logs:eu-west-1:000000000000:log-group:none' },
      },
    },
    'The specified log group does not exist',
  ],
])('refuses %s, and goes on as it was', async (_, changed, message) => {
  const { properties, update } = await createPipe();
  const before = await settingsOf();

  await expect(update({ ...properties, ...changed })).rejects.toThrow(message);
  await world.send('x');
  await pass();

  expect(await settingsOf()).toEqual(before);
  expect(requests()).toHaveLength(1);
});

test('a name that a pipe has already is refused', async () => {
  const { properties } = await createPipe();

  await expect(createLive(world.account, TYPE, properties)).rejects.toThrow(
    "Resource of type 'AWS::Pipes::Pipe' with identifier 'pipe' already exists.",
  );
});
