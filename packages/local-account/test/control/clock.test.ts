import { ManualClock } from '../../src/clock/manual-clock';
import { listen, type WireServer } from '../../src/wire/http-server';
import { accountUnderTest } from '../account-under-test';

let server: WireServer;
beforeEach(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
});
afterEach(() => server[Symbol.asyncDispose]());

async function ask(path: string, init?: RequestInit): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${server.url}/_local${path}`, init);
  return { status: response.status, answer: await response.json() };
}

const advance = (body: string) => ask('/clock', { method: 'POST', body });

test('the machine’s clock is told, and moved by nobody', async () => {
  await using account = accountUnderTest();
  server.answerWith(account);

  const told = await ask('/clock');
  const moved = await advance('{"advance":"PT1H"}');

  expect(told.answer).toMatchObject({ isManual: false });
  expect(moved).toEqual({
    status: 409,
    answer: { message: 'The clock is the machine’s, which nobody moves: npm start -- --clock manual.' },
  });
});

test('a clock moved by hand runs what falls due on the way, and tells what happened', async () => {
  const clock = new ManualClock();
  await using account = accountUnderTest({ clock });
  server.answerWith(account);
  clock.after(60_000, () => account.trace.record('queue', {}, { what: 'MessageExpired' }));
  clock.after(7_200_000, () => account.trace.record('queue', {}, { what: 'MessageExpired' }));

  const before = await ask('/clock');
  const moved = await advance('{"advance":"PT1H"}');
  const after = await ask('/clock');

  expect(before.answer).toEqual({
    now: '2026-01-01T00:00:00.000Z',
    isManual: true,
    nextDueAt: '2026-01-01T00:01:00.000Z',
  });
  expect(moved).toEqual({
    status: 200,
    answer: {
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-01T01:00:00.000Z',
      happened: { MessageExpired: 1 },
    },
  });
  expect(after.answer).toMatchObject({ nextDueAt: '2026-01-01T02:00:00.000Z' });
});

test.each([
  '',
  '{}',
  '[]',
  '{"advance":1}',
  '{"advance":"1h"}',
  '{"advance":"P2Y"}',
  '{"advance":"P400D"}',
  '{"advance":"PT1H","x":1}',
])('%s does not move it', async (body) => {
  await using account = accountUnderTest({ clock: new ManualClock() });
  server.answerWith(account);

  const refused = await advance(body);

  expect(refused).toEqual({ status: 400, answer: { message: expect.any(String) as string } });
  expect((await ask('/clock')).answer).toMatchObject({ now: '2026-01-01T00:00:00.000Z' });
});
