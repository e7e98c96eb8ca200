import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.server[Symbol.asyncDispose]());

const call = (headers: Record<string, string>, body = '{}', path = '/') =>
  fetch(`${toy.server.url}${path}`, { method: 'POST', headers, body });

const TARGET = { 'x-amz-target': 'Toy.Echo' };

test('an unsigned request is a client’s of the HTTP API', async () => {
  expect(await (await call({})).text()).toBe('HTTP API POST');
});

test('a request signed for execute-api is a client’s of the HTTP API', async () => {
  expect(await (await call({ ...signedFor('execute-api'), ...TARGET })).text()).toBe('HTTP API POST');
});

test.each(['/_local', '/_local/', '/_local/trace'])('%s is of the run itself', async (path) => {
  expect(await (await call({}, '{}', path)).text()).toBe(`control ${path}`);
});

test.each(['/_locally', '/x/_local/'])('%s is of the HTTP API', async (path) => {
  expect(await (await call({}, '{}', path)).text()).toBe('HTTP API POST');
});

test('the run itself answers no page of another site', async () => {
  const response = await call({ origin: 'https://example.com' }, '{}', '/_local/trace');
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({
    message: expect.stringContaining('another origin') as string,
  });
});

test.each([
  ['nonsense', 'AWS4-HMAC-SHA256 nonsense'],
  ['no service', 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1//aws4_request, Signature=0'],
])('a signature with %s does not become a transaction', async (_, authorization) => {
  const response = await call({ authorization });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ __type: 'IncompleteSignatureException' });
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const SDK = { 'amz-sdk-invocation-id': '6e4bb0a4', 'amz-sdk-request': 'attempt=1' };

test.each([
  ['the query protocol', FORM, 'Action=ListStacks&Version=2010-05-15', 403, 'MissingAuthenticationToken<'],
  [
    'it, as older SDKs write it',
    FORM,
    'A=b&Action=ListStacks&Version=2010-05-15',
    403,
    'MissingAuthenticationToken<',
  ],
  [
    'an operation that AWS takes unsigned',
    FORM,
    'Action=AssumeRoleWithWebIdentity&Version=2011-06-15',
    400,
    'does not serve sts AssumeRoleWithWebIdentity',
  ],
  ['JSON', TARGET, '{}', 400, '"MissingAuthenticationTokenException"'],
  ['REST, by an SDK', SDK, '{}', 403, '"MissingAuthenticationTokenException"'],
])('an unsigned call in %s does not become a transaction', async (_, headers, body, status, words) => {
  const response = await call(headers, body);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(words);
});

test('an unsigned call in a query string does not become a transaction', async () => {
  expect((await call({}, '{}', '/?Action=ListQueues&Version=2012-11-05')).status).toBe(403);
});

test.each([
  ['a form', 'amount=1'],
  ['a form with an action', 'Action=buy'],
  ['a form whose version is no date', 'Action=Buy&Version=2'],
  ['JSON that curl calls a form', '{"Action":"Buy","Version":"2020-01-01"}'],
  ['a form of very many parameters', 'Action=Buy&Version=2020-01-01&'.repeat(6_000)],
])('%s is a transaction', async (_, body) => {
  expect(await (await call(FORM, body)).text()).toBe('HTTP API POST');
});

test('a signed request goes to the service of its credential scope', async () => {
  expect((await call({ ...signedFor('json'), ...TARGET })).status).toBe(200);
});

test('a signature without a Region names its service too', async () => {
  const authorization = 'AWS4-ECDSA-P256-SHA256 Credential=test/20260101/json/aws4_request, Signature=0';
  expect((await call({ authorization, ...TARGET })).status).toBe(200);
});

test('a presigned request names its service in the query string', async () => {
  const credential = encodeURIComponent('test/20260101/us-east-1/query/aws4_request');
  const response = await fetch(`${toy.server.url}/?Action=Echo&X-Amz-Credential=${credential}`);
  expect(await response.text()).toContain('<EchoResponse xmlns="http://toy/">');
});

test.each([
  [{}, 400, 'MissingAuthenticationTokenException'],
  [{ authorization: 'AWS4-HMAC-SHA256 nonsense' }, 403, 'IncompleteSignatureException'],
])('a call of an AWS API with the signature %p is refused', async (headers, status, code) => {
  const response = await call({ ...headers, ...TARGET });
  expect(response.status).toBe(status);
  await expect(response.json()).resolves.toMatchObject({ __type: code });
});

test('a service that is not served answers in JSON to JSON, with the operation’s name', async () => {
  const response = await call({ ...signedFor('dynamodb'), 'x-amz-target': 'DynamoDB_20120810.ListTables' });
  expect(response.status).toBe(404);
  await expect(response.json()).resolves.toEqual({
    __type: 'UnknownOperationException',
    message: 'The local run does not serve dynamodb ListTables.',
  });
});

test('a service that is not served answers in XML to a form, with the operation’s name', async () => {
  const headers = { ...signedFor('ec2'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const response = await call(headers, 'Action=DescribeRegions&Version=2016-11-15');
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(
    '<Code>InvalidAction</Code><Message>The local run does not serve ec2 DescribeRegions.</Message>',
  );
});

test('a service that is not served answers in JSON to REST, with method and path', async () => {
  const response = await call(signedFor('batch'), '{}', '/v1/createjobqueue');
  expect(response.status).toBe(404);
  await expect(response.json()).resolves.toMatchObject({
    message: 'The local run does not serve batch POST /v1/createjobqueue.',
  });
});

test.each([
  ['json', 'InvalidSignatureException'],
  ['query', 'InvalidSignatureException'],
  ['rest', 'InvalidSignatureException'],
])('a request to the service %s that is signed for another Region is refused', async (service, code) => {
  const { authorization = '' } = signedFor(service);
  const response = await call({ authorization: authorization.replace('us-east-1', 'eu-west-1'), ...TARGET });
  const text = await response.text();
  expect(response.status).toBe(403);
  expect(`${response.headers.get('x-amzn-errortype')} ${text}`).toContain(code);
  expect(text.replace(/&apos;/g, "'")).toContain(
    "Credential should be scoped to a valid region, not 'eu-west-1'. The local run is in us-east-1.",
  );
});
