import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.server[Symbol.asyncDispose]());

const call = (method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${toy.server.url}${path}`, { method, headers: { ...signedFor('rest'), ...headers }, body });

test('members come from path, query string, header and body, and go out likewise', async () => {
  const response = await call('PUT', '/v1/things/a%3Ab%2Fc/parts/1?Limit=5&Other=6', '{"Note":"n"}', {
    'x-kind': 'k',
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-etag')).toBe('e1');
  await expect(response.json()).resolves.toEqual({
    Name: 'a:b/c',
    Part: '1',
    Limit: 5,
    Kind: 'k',
    Note: 'n',
  });
});

test('what the path says is not overruled by the body', async () => {
  const response = await call('PUT', '/v1/things/a/parts/1', '{"Name":"other"}');
  await expect(response.json()).resolves.toMatchObject({ Name: 'a' });
});

test('a payload is the body as it is', async () => {
  expect(await (await call('POST', '/v1/raw', Buffer.from([0, 255, 13]))).text()).toBe('00ff0d');
});

test.each([
  ['DELETE', '/v1/things/a', 'The local run does not serve rest DropThing.'],
  ['GET', '/v1/things', 'The local run does not serve rest ListThings.'],
  ['GET', '/v1/things?Max=1&count=all', 'The local run does not serve rest CountThings.'],
  ['GET', '/v1/things/a/parts/1', 'The local run does not serve rest GET /v1/things/a/parts/1.'],
  ['PUT', '/v1/things//parts/1', 'The local run does not serve rest PUT /v1/things//parts/1.'],
  ['PUT', '/v1/things/%zz/parts/1', 'The local run does not serve rest PUT /v1/things/%zz/parts/1.'],
])('%s %s is unknown', async (method, path, message) => {
  const response = await call(method, path);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  await expect(response.json()).resolves.toEqual({ message });
});

test('a query parameter of another type is refused by its name', async () => {
  const response = await call('PUT', '/v1/things/a/parts/1?Limit=x', '{}');
  expect(response.status).toBe(400);
  expect(response.headers.get('x-amzn-errortype')).toBe('SerializationException');
});
