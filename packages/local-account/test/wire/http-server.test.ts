import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeEach(async () => {
  toy = await startToy();
});
afterEach(() => toy.server[Symbol.asyncDispose]());

function request(line: string, body = '', headers: Record<string, string> = {}): string {
  const all = { host: 'x', 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

function open() {
  return connect(Number(new URL(toy.server.url).port), '127.0.0.1');
}

/** Sends bytes, and reads until the server closes the connection. */
async function exchange(bytes: string): Promise<string> {
  const socket = open();
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => (received += text));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return received;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

const CLOSE = { connection: 'close' };

test('requests in a row on one connection are answered in their order', async () => {
  const methods = Array.from({ length: 20 }, (_, index) => (index % 2 ? 'PUT' : 'POST'));
  const received = await exchange(
    [...methods.map((method) => request(`${method} /`)), request('GET /', '', CLOSE)].join(''),
  );
  expect(received.match(/HTTP API (GET|POST|PUT)/g)).toEqual(
    [...methods, 'GET'].map((it) => `HTTP API ${it}`),
  );
});

test('a body that never ends keeps nobody else waiting', async () => {
  const socket = open();
  socket.write(request('POST /', '', { 'content-length': '10' }));
  socket.write('{');
  await once(socket, 'connect');
  expect((await fetch(toy.server.url)).status).toBe(200);
  socket.destroy();
});

test('a body that is too large gets its answer', async () => {
  const response = await fetch(toy.server.url, { method: 'POST', body: Buffer.alloc(17 * 1024 * 1024) });
  expect(response.status).toBe(413);
});

test.each([
  ['no number for a length', request('POST /', '', { 'content-length': 'abc' })],
  ['a length and chunks', request('POST /', '{}', { 'transfer-encoding': 'chunked' })],
  ['no HTTP', '\x16\x03\x01\r\n\r\n'],
])('%s is a bad request', async (_, bytes) => {
  expect(await exchange(bytes)).toMatch(/^HTTP\/1.1 400 /);
  expect(toy.defects).toEqual([]);
});

test('chunks are put together', async () => {
  const headers = {
    ...signedFor('json'),
    ...CLOSE,
    'x-amz-target': 'Toy.Echo',
    'transfer-encoding': 'chunked',
  };
  const { 'content-length': _, ...rest } = { 'content-length': '', ...headers };
  const lines = Object.entries({ host: 'x', ...rest }).map(([name, value]) => `${name}: ${value}\r\n`);
  const chunks = '9\r\n{"Text":"\r\n3\r\na"}\r\n0\r\n\r\n';
  expect(await exchange(`POST / HTTP/1.1\r\n${lines.join('')}\r\n${chunks}`)).toContain('"Text":"a"');
});

test('the whole address in the request line is as good as its path', async () => {
  const credential = encodeURIComponent('test/20260101/us-east-1/query/aws4_request');
  const line = `GET http://x/?Action=Echo&X-Amz-Credential=${credential}`;
  expect(await exchange(request(line, '', CLOSE))).toContain('<EchoResponse');
});

test('HEAD gets no body', async () => {
  expect(await exchange(request('HEAD /', '', CLOSE))).toMatch(/\r\n\r\n$/);
});

test('what an operation waits for ends when its client goes', async () => {
  const socket = open();
  const headers = { ...signedFor('json'), 'x-amz-target': 'Toy.Poll' };
  socket.write(request('POST /', '{"Text":"one"}', headers));
  await until(() => toy.world.begun.length > 0);
  socket.destroy();
  await until(() => toy.world.givenUp.length > 0);
  expect(toy.world.givenUp).toEqual(['one']);
  expect(toy.defects).toEqual([]);
});

test('a defect is reported, and its client gets 500', async () => {
  expect((await fetch(toy.server.url, { method: 'PATCH' })).status).toBe(500);
  expect(toy.defects).toEqual([new Error('a defect')]);
});
