import { gzipSync } from 'node:zlib';
import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.server[Symbol.asyncDispose]());

const call = (body: string | Buffer, headers: Record<string, string> = {}, name = 'Echo') =>
  fetch(toy.server.url, {
    method: 'POST',
    headers: { ...signedFor('json'), 'x-amz-target': `Toy.${name}`, ...headers },
    body,
  });

test('dates go out as seconds and bytes as base64', async () => {
  const response = await call('{"Text":"a"}');
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  await expect(response.json()).resolves.toEqual({ Text: 'a', At: 1_700_000_000.5, Bytes: 'aGk=' });
});

test('an error has its code as the type, and its status', async () => {
  const response = await call('{}', {}, 'Fail');
  expect(response.status).toBe(404);
  await expect(response.json()).resolves.toEqual({
    __type: 'NoSuchThing',
    message: 'There is no <such> thing.',
  });
});

test.each([
  ['another operation', 'Toy.Drop', 'The local run does not serve json Drop.'],
  ['another API’s operation', 'Other.Echo', 'The local run does not serve json Other.Echo.'],
  ['no operation', '', 'The request to json names no operation: it has no X-Amz-Target.'],
])('%s is unknown', async (_, target, message) => {
  const response = await call('{}', { 'x-amz-target': target });
  expect(response.status).toBe(400);
  await expect(response.json()).resolves.toEqual({ __type: 'UnknownOperationException', message });
});

test.each([
  ...['null', '[]', '"text"', '1', '{', 'nonsense'].map((body) => [body, body] as const),
  ['of 50,000 brackets', '['.repeat(50_000)] as const,
])('the body %s is no input', async (_, body) => {
  const response = await call(body);
  expect(response.status).toBe(400);
  await expect(response.json()).resolves.toMatchObject({ __type: 'SerializationException' });
});

test('a body that is not UTF-8 is no input', async () => {
  expect((await call(Buffer.from([0x22, 0xff, 0x22]))).status).toBe(400);
});

test('no body stands for no members', async () => {
  expect((await call('')).status).toBe(200);
});

test('a member of another type is refused', async () => {
  await expect((await call('{"Text":5}')).json()).resolves.toEqual({
    __type: 'SerializationException',
    message: "Value at 'text' cannot be converted to string",
  });
});

test('a compressed body is read', async () => {
  const response = await call(gzipSync('{"Text":"a"}'), { 'content-encoding': 'gzip' });
  await expect(response.json()).resolves.toMatchObject({ Text: 'a' });
});

test.each([
  ['that is not compressed', 'gzip', Buffer.from('{}')],
  ['that is larger than it may be', 'gzip', gzipSync(Buffer.alloc(17 * 1024 * 1024, ' '))],
  ['in another compression', 'br', Buffer.from('{}')],
])('a body %s is refused', async (_, encoding, body) => {
  const response = await call(body, { 'content-encoding': encoding });
  expect(response.status).toBe(400);
  await expect(response.json()).resolves.toMatchObject({ __type: 'SerializationException' });
});

test('a form of the query protocol is refused in the XML that its client reads', async () => {
  const response = await call('Action=ListThings', {
    'content-type': 'application/x-www-form-urlencoded',
    'x-amz-target': '',
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('json ListThings in the query protocol');
});

test('a stream’s messages follow an empty initial response', async () => {
  const response = await call('{}', {}, 'Watch');
  expect(response.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
  const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(text.match(/initial-response|first|Broken|exception-type/g)).toEqual([
    'initial-response',
    'first',
    'exception-type',
    'Broken',
  ]);
});

test.each([
  ['nested too deep', `{"Text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['of too many values', `{"Text":[${'[],'.repeat(100_000)}1]}`],
])('a request that is %s is refused', async (_, body) => {
  const headers = { ...signedFor('json'), 'x-amz-target': 'Toy.Echo' };
  const response = await fetch(toy.server.url, { method: 'POST', headers, body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  expect(toy.defects).toEqual([]);
});
