import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { BodyBudget } from '../../src/wire/body-budget';
import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeEach(async () => {
  toy = await startToy();
});
afterEach(() => toy.server[Symbol.asyncDispose]());

function request(line: string, body = '', headers: Record<string, string> = {}): string {
  const all = { host: '127.0.0.1', 'content-length': String(Buffer.byteLength(body)), ...headers };
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

test('a body that is too large is refused by the API that it is for', async () => {
  const body = Buffer.alloc(17 * 1024 * 1024);
  const toHttpApi = await fetch(toy.server.url, { method: 'POST', body });
  expect([toHttpApi.status, await toHttpApi.text()]).toEqual([413, 'HTTP API has no body']);
  const headers = { ...signedFor('json'), 'x-amz-target': 'Toy.Echo' };
  const toAws = await fetch(toy.server.url, { method: 'POST', headers, body });
  expect(toAws.status).toBe(413);
  expect(await toAws.json()).toMatchObject({ __type: 'RequestEntityTooLargeException' });
});

test('what is too large by its length is refused before it is sent', async () => {
  const headers = { 'content-length': '20000000', expect: '100-continue' };
  const received = await exchange(request('POST /', '', headers));
  expect(received).toMatch(/^HTTP\/1.1 413 /);
});

test('a client that asks before it sends its body is told to go on', async () => {
  const received = await exchange(request('POST /', '{}', { expect: '100-continue', ...CLOSE }));
  expect(received).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
});

test('chunks without an end are refused when they are too large', async () => {
  const head = 'POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n';
  const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
  expect(await exchange(head + chunk.repeat(11))).toMatch(/^HTTP\/1.1 413 /);
});

test('headers that are too large are refused in words', async () => {
  const received = await exchange(request('POST /', '', { a: 'x'.repeat(17_000) }));
  expect(received).toMatch(/^HTTP\/1.1 431 .*"message":"The request line and the headers are larger/s);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a header named %s is one like any other',
  async (name) => {
    expect(await exchange(request('POST /', '', { [name]: 'a', ...CLOSE }))).toMatch(/^HTTP\/1.1 200 /);
    const lines = `${name}: a\r\n${name}: b\r\nconnection: close`;
    expect(await exchange(`POST / HTTP/1.1\r\nhost: localhost\r\n${lines}\r\n\r\n`)).toMatch(/ 200 /);
    expect(toy.defects).toEqual([]);
  },
);

test('of a client that goes in the middle of its request nothing is kept', async () => {
  const budget = new BodyBudget(1_000);
  const other = await startToy({ bodyBudget: budget });
  const socket = connect(Number(new URL(other.server.url).port), '127.0.0.1');
  socket.write(request('POST /', '', { 'content-length': '2000' }));
  socket.write('x'.repeat(900));
  await until(() => budget.usedBytes === 900);
  socket.destroy();
  await until(() => budget.usedBytes === 0);
  expect(other.defects).toEqual([]);
  await other.server[Symbol.asyncDispose]();
});

test('forty slow clients with large bodies are refused, and a small request is answered meanwhile', async () => {
  const other = await startToy({ bodyBudget: new BodyBudget(16 * 1024 * 1024) });
  const clients = Array.from({ length: 40 }, () => {
    const socket = connect(Number(new URL(other.server.url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => (received += text));
    socket.on('error', () => undefined);
    socket.write(request('POST /', '', { 'content-length': String(9_000_000) }));
    socket.write(Buffer.alloc(4_000_000));
    return { socket, received: () => received };
  });
  await until(() => clients.filter(({ received }) => received().startsWith('HTTP/1.1 503 ')).length >= 37);
  expect((await fetch(other.server.url, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(200);
  for (const { socket } of clients) socket.destroy();
  await other.server[Symbol.asyncDispose]();
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
  const lines = Object.entries({ host: '127.0.0.1', ...rest }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const chunks = '9\r\n{"Text":"\r\n3\r\na"}\r\n0\r\n\r\n';
  expect(await exchange(`POST / HTTP/1.1\r\n${lines.join('')}\r\n${chunks}`)).toContain('"Text":"a"');
});

test('the whole address in the request line is as good as host and path', async () => {
  const credential = encodeURIComponent('test/20260101/us-east-1/query/aws4_request');
  const line = `GET http://localhost/?Action=Echo&X-Amz-Credential=${credential}`;
  expect(await exchange(request(line, '', CLOSE))).toContain('<EchoResponse');
});

test('a request without a host is refused', async () => {
  expect(await exchange('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 403 .*this request names no host/s);
});

test('the host in the request line counts, whatever the header says', async () => {
  const received = await exchange(request('GET http://attacker.example/', '', CLOSE));
  expect(received).toMatch(/^HTTP\/1.1 403 .*for the host attacker.example/s);
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
