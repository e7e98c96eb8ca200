import { EventStreamCodec } from '@smithy/core/event-streams';
import { logsWorld } from './logs-world';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);

interface Update {
  readonly sessionMetadata: { readonly sampled: boolean };
  readonly sessionResults: readonly { readonly message: string; readonly logStreamName: string }[];
}

/** A session that has begun. */
async function startSession(world: ReturnType<typeof logsWorld>, input: object = {}) {
  const gone = new AbortController();
  const { stream } = await world.client.request(
    'StartLiveTail',
    { logGroupIdentifiers: ['/group'], ...input },
    gone.signal,
  );
  const sent = stream![Symbol.asyncIterator]();
  const next = async () => {
    const message = await sent.next();
    if (message.done) return undefined;
    const { headers, body } = codec.decode(message.value);
    const type = (headers[':event-type'] ?? headers[':exception-type'])?.value;
    return { type, payload: JSON.parse(Buffer.from(body).toString()) as unknown };
  };
  await next();
  const start = await next();
  return {
    start,
    next,
    leave: () => gone.abort(),
    update,
    /** The messages of the next update. */
    messages: async () => (await update()).sessionResults.map(({ message }) => message),
  };

  /** The next update, a second later. */
  async function update(): Promise<Update> {
    const update = next();
    await world.clock.advance(1_000);
    return (await update)!.payload as Update;
  }
}

let world: ReturnType<typeof logsWorld>;
beforeEach(() => (world = logsWorld()));
afterEach(() => world.service.stop());

test('a session says what was asked for', async () => {
  const { start } = await startSession(world, { logEventFilterPattern: 'x' });
  expect(start).toMatchObject({
    type: 'sessionStart',
    payload: { logGroupIdentifiers: ['/group'], logEventFilterPattern: 'x' },
  });
});

test('each second has what was written in it', async () => {
  world.write('before');
  const { messages } = await startSession(world);
  world.write('a');
  world.write('b');
  await expect(messages()).resolves.toEqual(['a', 'b']);
  await expect(messages()).resolves.toEqual([]);
  world.write('c');
  await expect(messages()).resolves.toEqual(['c']);
});

test('only the groups that were named are shown', async () => {
  world.createGroup('/other');
  const { messages } = await startSession(world);
  world.write('other', 'stream', '/other');
  world.write('own');
  await expect(messages()).resolves.toEqual(['own']);
});

test.each([
  [{ logStreamNames: ['one'] }, ['first']],
  [{ logStreamNamePrefixes: ['t'] }, ['second']],
  [{ logEventFilterPattern: '?third ?first' }, ['first']],
])('with %j only the events that match are shown', async (input, expected) => {
  const { messages } = await startSession(world, input);
  world.write('first', 'one');
  world.write('second', 'two');
  await expect(messages()).resolves.toEqual(expected);
});

test('of more than 500 events in a second the first 500 are shown, and it says so', async () => {
  const { update } = await startSession(world);
  for (let n = 0; n < 501; n++) world.write(String(n));
  const { sessionMetadata, sessionResults } = await update();
  expect(sessionResults).toHaveLength(500);
  expect(sessionMetadata.sampled).toBe(true);
  await expect(update()).resolves.toMatchObject({ sessionMetadata: { sampled: false } });
});

test('events are shown though the trace has dropped their records', async () => {
  const { messages } = await startSession(world);
  world.write('lost to the trace');
  for (let n = 0; n < 10_001; n++) world.trace.record('', {}, { what: 'ReplayStarted' });
  await expect(messages()).resolves.toEqual(['lost to the trace']);
});

test('a session ends after three hours', async () => {
  const { next } = await startSession(world);
  const update = next();
  await world.clock.advance(3 * 3_600_000);
  await expect(update).resolves.toMatchObject({ type: 'sessionUpdate' });
  const last = next();
  await world.clock.advance(1_000);
  await expect(last).resolves.toMatchObject({ type: 'SessionTimeoutException' });
  await expect(next()).resolves.toBeUndefined();
});

test.each<[string, (session: { leave: () => void }) => unknown]>([
  ['its client leaves', ({ leave }) => leave()],
  ['the service does', () => world.service.stop()],
])('a session ends when %s, and waits for nothing any more', async (_, end) => {
  const session = await startSession(world);
  const next = session.next();
  await end(session);
  await expect(next).resolves.toBeUndefined();
  expect(world.clock.nextDueAt).toBeUndefined();
});
