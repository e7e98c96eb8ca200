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

test('a request with a malformed signature is still one to the HTTP API, which does not look at it', async () => {
  expect(await (await call({ authorization: 'AWS4-HMAC-SHA256 nonsense' })).text()).toBe('HTTP API POST');
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
  [{}, 'MissingAuthenticationTokenException'],
  [{ authorization: 'AWS4-HMAC-SHA256 nonsense' }, 'IncompleteSignatureException'],
])('a call of an AWS API with the signature %p is refused', async (headers, code) => {
  const response = await call({ ...headers, ...TARGET });
  expect(response.status).toBe(403);
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

test('S3, which speaks XML of its own, is refused in that', async () => {
  const response = await call(signedFor('s3'), '', '/bucket');
  expect(response.status).toBe(501);
  expect(await response.text()).toContain('<Error><Code>NotImplemented</Code>');
});
