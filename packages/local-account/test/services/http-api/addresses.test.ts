import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { LocalAccount } from '../../../src/local-account';
import { accountUnderTest } from '../../account-under-test';
import { createApi, createQueueAndRole, ENDPOINT, request, takeBodies } from './api-world';
import { wireRequest } from './wire-request';

let account: LocalAccount;
beforeEach(async () => {
  account = accountUnderTest();
  await createQueueAndRole(account);
});
afterEach(() => account[Symbol.asyncDispose]());

const byPath = (apiId: string) => `${ENDPOINT}/_local/execute-api/${apiId}`;
const byHost = (apiId: string) => `http://${apiId}.execute-api.localhost:4566`;
const statusOf = async (address: string) => (await request(account, address)).status;

test('the first API has the account’s own address, and each other one of its own', async () => {
  const first = await createApi(account, 'first');
  const second = await createApi(account, 'second');

  expect([first.endpoint, second.endpoint]).toEqual([ENDPOINT, byPath(second.apiId)]);
  for (const address of [first.endpoint, second.endpoint]) expect(await statusOf(address)).toBe(200);
  expect(await takeBodies(account)).toEqual(['first /', 'second /']);
});

test('each is reached by its path and by its host, also the first', async () => {
  const first = await createApi(account, 'first');
  const second = await createApi(account, 'second');

  for (const { apiId } of [first, second]) {
    for (const address of [byPath(apiId), `${byPath(apiId)}/`, byHost(apiId)]) {
      expect(await statusOf(address)).toBe(200);
    }
  }

  expect(await takeBodies(account)).toEqual([
    ...Array.from({ length: 3 }, () => 'first /'),
    ...Array.from({ length: 3 }, () => 'second /'),
  ]);
});

test('an address stays the same when another API goes, and the account’s own goes to the next that comes', async () => {
  const first = await createApi(account, 'first');
  const second = await createApi(account, 'second');

  await first.api.delete();
  expect([await statusOf(ENDPOINT), await statusOf(byPath(first.apiId))]).toEqual([404, 404]);
  expect(await statusOf(second.endpoint)).toBe(200);
  const third = await createApi(account, 'third');

  expect(third.endpoint).toBe(ENDPOINT);
  expect(await statusOf(ENDPOINT)).toBe(200);
  expect(await takeBodies(account)).toEqual(['second /', 'third /']);
});

test('an API that there is not is not found, whatever its address', async () => {
  await createApi(account, 'first');

  for (const address of [byPath('none'), byHost('none')]) {
    expect(await request(account, address)).toEqual({
      status: 404,
      body: 'There is no HTTP API at this address.\n',
    });
  }
});

test('a web page of another origin may call an API by its path, and nothing else of the run', () => {
  const admit = (path: string) => {
    const headers = { host: '127.0.0.1:4566', origin: 'https://example.com' };
    return account.admit(wireRequest({ path, headers })).admitted;
  };

  expect(admit('/_local/execute-api/abc/orders')).toBe(true);
  expect(admit('/_local/trace')).toBe(false);
  expect(admit('/_local/execute-apis')).toBe(false);
});

test('a signature is of the address that the client calls', async () => {
  await createApi(account, 'first');
  const second = await createApi(account, 'second');
  await second.route.update({ ...second.route.properties, AuthorizationType: 'AWS_IAM' });
  const signer = new SignatureV4({
    credentials: account.clientCredentials!,
    region: 'us-east-1',
    service: 'execute-api',
    sha256: Sha256,
  });
  const { hostname, host, pathname } = new URL(second.endpoint);
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    path: pathname,
    headers: { host },
    body: 'x',
  });

  expect(await statusOf(second.endpoint)).toBe(403);
  expect((await request(account, second.endpoint, { headers, body: 'x' })).status).toBe(200);
  expect(await takeBodies(account)).toEqual(['second /']);
});
