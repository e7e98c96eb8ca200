import { request as httpRequest } from 'node:http';
import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.server[Symbol.asyncDispose]());

/** As a browser sends it: `fetch` lets nobody choose these headers. */
function call(headers: Record<string, string>, method = 'POST'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    httpRequest(toy.server.url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined);
  });
}

const AWS_CALL = { ...signedFor('json'), 'x-amz-target': 'Toy.Echo' };

test.each([
  '127.0.0.1',
  '127.0.0.1:4566',
  'localhost:4566',
  'LOCALHOST',
  '[::1]:4566',
  'sync-states.localhost:4566',
])('a request for the host %s is answered', async (host) => {
  expect((await call({ host })).status).toBe(200);
  expect((await call({ host, ...AWS_CALL })).status).toBe(200);
});

test.each([
  'attacker.example',
  'attacker.example:4566',
  'localhost.attacker.example',
  'notlocalhost',
  '127.0.0.1.nip.io',
  '127.0.0.1:4566,attacker.example',
  '0.0.0.0:4566',
  '192.168.0.2',
  'localhost:x',
  '.localhost',
])('a request for the host %p is refused, whomever it is for', async (host) => {
  for (const headers of [{ host }, { host, ...AWS_CALL }]) {
    const { status, text } = await call(headers);
    expect(status).toBe(403);
    expect(text).toContain(`this request is for the host ${host}.`);
  }
});

const URL_OF_PAGE = 'http://localhost:4566';

test.each([
  ['another site', { origin: 'https://attacker.example' }, 'Origin: https://attacker.example'],
  ['another port', { origin: 'http://localhost:3000' }, 'Origin: http://localhost:3000'],
  ['a file', { origin: 'null' }, 'Origin: null'],
  [
    'another site, by a request without an origin',
    { 'sec-fetch-site': 'cross-site' },
    'Sec-Fetch-Site: cross-site',
  ],
  [
    'another port, by a request without an origin',
    { 'sec-fetch-site': 'same-site' },
    'Sec-Fetch-Site: same-site',
  ],
  [
    'another site that says otherwise',
    { origin: URL_OF_PAGE, 'sec-fetch-site': 'cross-site' },
    'Sec-Fetch-Site',
  ],
])('no page of %s calls an AWS API', async (_, headers, words) => {
  const { status, text } = await call({ host: 'localhost:4566', ...AWS_CALL, ...headers });
  expect(status).toBe(403);
  expect(text).toContain('"AccessDeniedException"');
  expect(text).toContain(words);
  expect(toy.defects).toEqual([]);
});

test('a page is refused in the protocol of its request', async () => {
  const { text } = await call({
    ...signedFor('query'),
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://attacker.example',
  });
  expect(text).toContain(
    '<Code>AccessDenied</Code><Message>The request comes from a web page of another origin',
  );
});

test.each([
  ['the same origin', { origin: URL_OF_PAGE, 'sec-fetch-site': 'same-origin' }],
  ['an address that was typed', { 'sec-fetch-site': 'none' }],
])('a request of %s is answered', async (_, headers) => {
  expect((await call({ host: 'localhost:4566', ...AWS_CALL, ...headers })).status).toBe(200);
});

test.each([
  ['a simple request', 'POST', {}],
  ['the question before a request', 'OPTIONS', { 'access-control-request-method': 'POST' }],
])('the HTTP API takes %s of any page: what the page may read, CORS decides', async (_, method, headers) => {
  const page = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' };
  expect(await call({ host: 'localhost:4566', ...page, ...headers }, method)).toMatchObject({
    status: 200,
    text: `HTTP API ${method}`,
  });
});
