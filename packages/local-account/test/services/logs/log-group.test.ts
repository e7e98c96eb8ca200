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

test('when a group is full the oldest events go, and whoever asks for them is told, as is the trace', async () => {
  const { clock, client, groups, trace } = logsWorld();
  const group = groups.create({ logGroupName: '/full' }, undefined, 100_000);
  const stream = group.createStream('s');
  for (let count = 0; count < 1_000; count++) group.append(stream, clock.now(), `${count % 10}`);
  await group.expire();

  const { events } = await client.call('FilterLogEvents', { logGroupName: '/full' });
  const [note, ...kept] = (events as { message: string }[]).map(({ message }) => message);
  expect(kept.length).toBeGreaterThan(880);
  expect(kept.length).toBeLessThan(1_000);
  expect(group.bytes).toBe(kept.length);
  const words = `${1_000 - kept.length} were dropped`;
  expect(JSON.parse(note!)).toMatchObject({
    level: 'WARN',
    message: expect.stringContaining(words) as string,
  });
  const stream1 = { logGroupName: '/full', logStreamName: 's' };
  for (const startFromHead of [true, false]) {
    const answer = await client.call('GetLogEvents', { ...stream1, startFromHead });
    expect(answer.events).toMatchObject([
      { message: note },
      { message: kept[0] },
      ...kept.slice(1).map(() => ({})),
    ]);
  }
  expect(trace.records.filter(({ what }) => what === 'OldestDropped')).toHaveLength(1);
  await expect(
    client.call('FilterLogEvents', { logGroupName: '/full', startTime: clock.now() + 1 }),
  ).resolves.toMatchObject({ events: [] });
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
