import { LogGroup } from '../../../src/services/logs/log-group';
import { logsWorld } from './logs-world';

const DAY_MS = 86_400_000;

test('events past the retention of their group are gone', async () => {
  const { clock, client, createGroup, write } = logsWorld();
  createGroup('/week', 7);
  write('old', 'stream', '/week');
  await clock.advance(6 * DAY_MS);
  write('new', 'stream', '/week');
  const messages = async () => {
    const { events } = await client.call('FilterLogEvents', { logGroupName: '/week' });
    return (events as { message: string }[]).map(({ message }) => message);
  };

  await expect(messages()).resolves.toEqual(['old', 'new']);
  await clock.advance(DAY_MS + 1);
  await expect(messages()).resolves.toEqual(['new']);
});

test('short events take memory, too: the oldest go', () => {
  const { clock } = logsWorld();
  const group = new LogGroup({ logGroupName: '/full' }, 'arn', clock, 100_000);
  const stream = group.createStream('s');
  for (let count = 0; count < 1_000; count++) group.append(stream, clock.now(), `${count % 10}`);

  expect(group.events.length).toBeGreaterThan(200);
  expect(group.events.length).toBeLessThan(300);
  expect(group.events.at(-1)?.message).toBe('9');
  expect(group.bytes).toBe(group.events.length);
});

test('streams and events are dated by the clock', async () => {
  const { clock, client, write } = logsWorld();
  const writtenAt = clock.now();
  write('a');
  await clock.advance(1_000);

  const { logStreams } = await client.call('DescribeLogStreams', { logGroupName: '/group' });

  expect(logStreams).toMatchObject([{ creationTime: writtenAt, lastIngestionTime: writtenAt }]);
});

test.each([
  [{ logGroupName: '/group' }],
  [{ logGroupIdentifier: '/group' }],
  [{ logGroupIdentifier: 'arn:aws:logs:us-east-1:000000000000:log-group:/group' }],
  [{ logGroupIdentifier: 'arn:aws:logs:us-east-1:000000000000:log-group:/group:*' }],
])('a group is found by %j', async (named) => {
  const { client, write } = logsWorld();
  write('a');
  await expect(client.call('FilterLogEvents', named)).resolves.toMatchObject({ events: [{ message: 'a' }] });
});

test.each([
  [{ logGroupName: '/group', logGroupIdentifier: '/group' }, 'ValidationException', /mutually exclusive/],
  [{}, 'InvalidParameterException', /^Either LogGroupName or LogGroupIdentifier must be specified/],
  [{ logGroupName: 'toString' }, 'ResourceNotFoundException', /does not exist/],
  [{ logGroupName: '/group', limit: 0 }, 'InvalidParameterException', /'0' at 'limit'/],
])('%j is refused', async (input, code, message) => {
  const { client } = logsWorld();
  await expect(client.call('FilterLogEvents', input)).resolves.toMatchObject({
    __type: code,
    message: expect.stringMatching(message) as string,
  });
});
