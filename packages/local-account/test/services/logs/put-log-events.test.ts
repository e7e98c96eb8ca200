import { logsWorld } from './logs-world';

const DAY_MS = 86_400_000;
const GROUP = { logGroupName: '/group' };
const STREAM = { ...GROUP, logStreamName: 'stream' };

let world: ReturnType<typeof logsWorld>;
beforeEach(async () => {
  world = logsWorld();
  await world.client.call('CreateLogStream', STREAM);
});

function put(logEvents: readonly object[], more: object = {}): Promise<Record<string, unknown>> {
  return world.client.call('PutLogEvents', { ...STREAM, logEvents, ...more });
}

/** An event, so many milliseconds from now. */
function event(inMs: number, message = 'text'): object {
  return { timestamp: world.clock.now() + inMs, message };
}

async function messages(): Promise<string[]> {
  const { events } = await world.client.call('GetLogEvents', STREAM);
  return (events as { message: string }[]).map(({ message }) => message);
}

test('what a client puts is what is read', async () => {
  await expect(put([event(0, 'a'), event(1, '🙀 日本語')], { sequenceToken: 'any' })).resolves.toEqual({
    nextSequenceToken: expect.stringMatching(/^\d{56}$/) as string,
  });
  await expect(messages()).resolves.toEqual(['a', '🙀 日本語']);
});

test.each<[string, () => readonly object[], object, string, string]>([
  [
    'to a group that is not there',
    () => [event(0)],
    { logGroupName: '/none' },
    'ResourceNotFoundException',
    'The specified log group does not exist.',
  ],
  [
    'to a stream that is not there',
    () => [event(0)],
    { logStreamName: 'none' },
    'ResourceNotFoundException',
    'The specified log stream does not exist.',
  ],
  [
    'out of order',
    () => [event(0), event(-1)],
    {},
    'InvalidParameterException',
    'Log events in a single PutLogEvents request must be in chronological order.',
  ],
  [
    'of more than a day',
    () => [event(-DAY_MS - 1), event(0)],
    {},
    'InvalidParameterException',
    'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
  ],
  [
    'of more than 1 MiB',
    () => [event(0, 'x'.repeat(1_048_551))],
    {},
    'InvalidParameterException',
    'Upload too large: 1048577 bytes exceeds limit of 1048576',
  ],
  [
    'without a text',
    () => [event(0, '')],
    {},
    'InvalidParameterException',
    "1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'that are none',
    () => [],
    {},
    'InvalidParameterException',
    "1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
])('events %s are refused as a whole', async (_, events, more, __type, message) => {
  await expect(put(events(), more)).resolves.toMatchObject({ __type, message });
  await expect(messages()).resolves.toEqual([]);
});

test('events that are too old or too new are left out, and the answer says which', async () => {
  await expect(
    put([event(-14 * DAY_MS - 2), event(-14 * DAY_MS - 1), event(-14 * DAY_MS, 'old')]),
  ).resolves.toMatchObject({ rejectedLogEventsInfo: { tooOldLogEventEndIndex: 2 } });
  await expect(
    put([event(0, 'now'), event(2 * 3_600_000, 'new'), event(2 * 3_600_000 + 1)]),
  ).resolves.toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 2 } });
  await expect(messages()).resolves.toEqual(['old', 'now', 'new']);
});

test('events past the retention of their group are left out', async () => {
  world.createGroup('/week', 7);
  await world.client.call('CreateLogStream', { logGroupName: '/week', logStreamName: 'stream' });
  await expect(
    put([event(-7 * DAY_MS - 1), event(-7 * DAY_MS)], { logGroupName: '/week' }),
  ).resolves.toMatchObject({ rejectedLogEventsInfo: { expiredLogEventEndIndex: 1 } });
});

test.each([
  ['CreateLogGroup', GROUP, 'ResourceAlreadyExistsException', 'The specified log group already exists'],
  ['CreateLogStream', STREAM, 'ResourceAlreadyExistsException', 'The specified log stream already exists'],
  [
    'CreateLogStream',
    { ...STREAM, logGroupName: '/none' },
    'ResourceNotFoundException',
    'The specified log group does not exist.',
  ],
  [
    'CreateLogGroup',
    { logGroupName: 'a'.repeat(513) },
    'InvalidParameterException',
    'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
  ],
  [
    'CreateLogGroup',
    { logGroupName: 'a b' },
    'InvalidParameterException',
    "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
  ],
  [
    'CreateLogStream',
    { ...GROUP, logStreamName: 'a:b' },
    'InvalidParameterException',
    "1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*",
  ],
  [
    'CreateLogGroup',
    { logGroupName: '/rare', logGroupClass: 'INFREQUENT_ACCESS' },
    'InvalidParameterException',
    "1 validation error detected: Value 'INFREQUENT_ACCESS' at 'logGroupClass' failed to satisfy constraint: The local run has log groups of the class STANDARD only",
  ],
])('%s of %j is refused', async (operation, input, __type, message) => {
  await expect(world.client.call(operation, input)).resolves.toEqual({ __type, message });
});

test('a group that a client makes is there, empty', async () => {
  await world.client.call('CreateLogGroup', { logGroupName: '/made', tags: { by: 'hand' } });
  await expect(
    world.client.call('DescribeLogGroups', { logGroupNamePrefix: '/made' }),
  ).resolves.toMatchObject({ logGroups: [{ logGroupName: '/made', storedBytes: 0 }] });
});
