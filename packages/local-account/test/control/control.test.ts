import type { ReadableStream } from 'node:stream/web';
import { ManualClock } from '../../src/clock/manual-clock';
import type { LocalAccount } from '../../src/local-account';
import { listen, type WireServer } from '../../src/wire/http-server';
import { accountUnderTest } from '../account-under-test';

let server: WireServer;
let account: LocalAccount;
beforeEach(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  account = accountUnderTest({ clock: new ManualClock() });
  server.answerWith(account);
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
});

const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/_local${path}`, init);
const happen = (eventId: string) => account.trace.record('bus', { id: 'a' }, { what: 'EventPut', eventId });

/** @returns the lines of an answer that ends */
async function linesOf(path: string): Promise<unknown[]> {
  const text = await (await ask(path)).text();
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

/** An answer that goes on: each `read` gives the text that has come since. */
async function open(path: string) {
  const { body } = await ask(path);
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  return {
    read: async () => decoder.decode((await reader.read()).value),
    cancel: () => reader.cancel(),
  };
}

test.each(['', '/'])('lists at /_local%s what there is', async (path) => {
  const routes = (await (await ask(path)).json()) as { method: string; path: string }[];

  expect(routes.map(({ method, path }) => `${method} ${path}`)).toContain('GET /_local/trace');
});

test('says what there is not, and where to look', async () => {
  const response = await ask('/traces');

  expect(response.status).toBe(404);
  await expect(response.json()).resolves.toEqual({
    message: 'There is no /_local/traces. GET /_local/ lists what there is.',
  });
});

test('says which method a path takes', async () => {
  const response = await ask('/trace', { method: 'DELETE' });

  expect(response.status).toBe(405);
  await expect(response.json()).resolves.toEqual({ message: '/_local/trace takes GET, and not DELETE.' });
});

test('tells the account', async () => {
  await expect((await ask('/account')).json()).resolves.toEqual({
    accountId: '000000000000',
    region: 'us-east-1',
    partition: 'aws',
  });
});

test('the trace is a record a line, numbered, from the number asked for', async () => {
  for (const eventId of ['1', '2', '3']) happen(eventId);

  await expect(linesOf('/trace?from=2&follow=false')).resolves.toEqual([
    {
      number: 2,
      time: account.trace.records[0]!.time,
      resource: 'bus',
      transaction: { id: 'a' },
      what: 'EventPut',
      eventId: '2',
    },
    {
      number: 3,
      time: account.trace.records[0]!.time,
      resource: 'bus',
      transaction: { id: 'a' },
      what: 'EventPut',
      eventId: '3',
    },
  ]);
});

test('what is no longer kept of the trace is told', async () => {
  for (let index = 0; index < 10_001; index += 1) happen('');

  const [first, second, ...others] = await linesOf('/trace?from=1&follow=false');

  expect(first).toEqual({ dropped: 1_001 });
  expect(second).toMatchObject({ number: 1_002 });
  expect(others).toHaveLength(8_999);
});

test('the trace goes on with what happens', async () => {
  happen('before');
  const answer = await open('/trace');

  expect(await answer.read()).toContain('"number":1');
  happen('after');
  expect(await answer.read()).toContain('"eventId":"after"');
  await answer.cancel();
});

test('a record that is yet to come is waited for', async () => {
  const answer = await open('/trace?from=2');

  happen('1');
  happen('2');

  expect(await answer.read()).toMatch(/^\{"number":2,/);
  await answer.cancel();
});

test.each(['from=0', 'from=x', 'from=1.5', 'follow=no', 'since=1'])('?%s is refused', async (query) => {
  const response = await ask(`/trace?${query}`);

  expect(response.status).toBe(400);
  await expect(response.json()).resolves.toMatchObject({ message: expect.any(String) as string });
});

test('tells what is under way', async () => {
  const response = await ask('/under-way');

  await expect(response.json()).resolves.toEqual({ queues: [], events: 0, executions: 0, invocations: 0 });
});
