import type { Connection } from '../../../commands/aws/connection';
import { type LiveEvent, liveEvents, type LiveNotice } from '../../../commands/tail/live-events';

type Session = () => AsyncGenerator<object> | Promise<never>;

/** What is told while the sessions are opened one after the other; the last one ends by itself. */
async function tell(...sessions: Session[]): Promise<(LiveEvent | LiveNotice)[]> {
  const ended = new AbortController();
  const logs = {
    send: async () => {
      const session = sessions.shift();
      if (session) return { responseStream: await session() };
      ended.abort();
      throw new Error('It is over.');
    },
  };
  const told: (LiveEvent | LiveNotice)[] = [];
  const events = liveEvents({ logs } as unknown as Connection, {
    logGroupArns: [],
    signal: ended.signal,
    retryMs: 0,
  });
  for await (const event of events) told.push(event);
  return told;
}

const start = { sessionStart: {} };
const update = (...messages: string[]) => ({
  sessionUpdate: {
    sessionMetadata: { sampled: false },
    sessionResults: messages.map((message) => ({
      logGroupIdentifier: '000000000000:group',
      timestamp: 1,
      message,
    })),
  },
});
async function* session(...members: object[]): AsyncGenerator<object> {
  yield* members;
}
async function* timedOut(...members: object[]): AsyncGenerator<object> {
  yield* members;
  throw new Error('The session has timed out.');
}

test.each(['group', '000000000000:group', 'arn:aws:logs:us-east-1:000000000000:log-group:group'])(
  'a group that is told as %s has its name',
  async (logGroupIdentifier) => {
    const told = await tell(() =>
      session(start, {
        sessionUpdate: { sessionResults: [{ logGroupIdentifier, timestamp: 1, message: 'a' }] },
      }),
    );
    expect(told.at(-1)).toEqual({ logGroupName: 'group', timestamp: 1, message: 'a' });
  },
);

test('events come with the name of their group', async () => {
  expect(await tell(() => session(start, update('a'), update('b', 'c')))).toEqual([
    expect.objectContaining({ notice: 'listening' }),
    ...['a', 'b', 'c'].map((message) => ({ logGroupName: 'group', timestamp: 1, message })),
  ]);
});

test('after a session that ended a new one is begun, and what was missed is told', async () => {
  const told = await tell(
    () => timedOut(start, update('a')),
    () => Promise.reject(new Error('ECONNRESET')),
    () => session(start, update('b')),
  );
  expect(told.map((one) => ('notice' in one ? one.notice : one.message))).toEqual([
    'listening',
    'a',
    'gap',
    'b',
  ]);
  expect(told[2]).toMatchObject({ reason: 'ECONNRESET' });
  const { from, to } = told[2] as LiveNotice;
  expect(from).toBeLessThanOrEqual(to);
});

test('that some are left out is told', async () => {
  const sampled = { sessionUpdate: { sessionMetadata: { sampled: true }, sessionResults: [] } };
  expect(await tell(() => session(start, sampled))).toContainEqual(
    expect.objectContaining({ notice: 'sampled' }),
  );
});

test('a first session that is refused is an error', async () => {
  await expect(tell(() => Promise.reject(new Error('AccessDenied')))).rejects.toThrow('AccessDenied');
});
