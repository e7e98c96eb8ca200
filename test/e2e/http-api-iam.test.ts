import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { sendSampleTransaction } from '../../local/terminal/sample-transaction';
import { synthesizeForRuns } from './local-run/assembly';
import { startRun, type TestRun } from './local-run/run';

const REGION = 'eu-central-1';
const BODY = '{"key1":"value1"}';

const synthesized = synthesizeForRuns({
  authorization: 'iam',
  throttleRateLimit: 1,
  throttleBurstLimit: 30,
});

let run: TestRun;

beforeAll(async () => {
  run = await startRun(synthesized, { region: REGION });
}, 60_000);

afterAll(() => run[Symbol.asyncDispose]());

interface Options {
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly credentials?: { readonly accessKeyId?: string; readonly secretAccessKey?: string };
  readonly presigned?: boolean;
}

const endpoint = () => new URL(run.output('ApiEndpoint'));

/** Signs with the SDK's own signer, and sends. */
async function send({
  path = '/',
  query = {},
  credentials,
  presigned = false,
}: Options = {}): Promise<Response> {
  const { host, hostname, protocol } = endpoint();
  const signer = new SignatureV4({
    credentials: { ...run.clientCredentials!, ...credentials },
    region: REGION,
    service: 'execute-api',
    sha256: Sha256,
  });
  const headers = { host, 'content-type': 'application/json' };
  const request = { method: 'POST', protocol, hostname, path, query, headers, body: BODY };
  const signed = await (presigned ? signer.presign(request) : signer.sign(request));
  const search = new URLSearchParams((signed.query ?? {}) as Record<string, string>);
  return fetch(`${protocol}//${host}${signed.path}?${search.toString().replaceAll('+', '%20')}`, {
    method: 'POST',
    headers: signed.headers,
    body: BODY,
  });
}

test.each<[string, Options]>([
  ['header', {}],
  ['query string', { presigned: true }],
  ['header, over a query string', { query: { a: 'b c', d: '/' } }],
])('a transaction signed in the %s is accepted', async (_, options) => {
  const response = await send(options);

  expect(await response.text()).toContain('<SendMessageResult>');
  expect(response.status).toBe(200);
});

test.each<[string, () => Promise<Response>, string]>([
  ['is not signed', () => fetch(endpoint(), { method: 'POST', body: BODY }), 'Missing Authentication Token'],
  [
    'has another authorization',
    () => fetch(endpoint(), { method: 'POST', body: BODY, headers: { authorization: 'Bearer x' } }),
    'Missing Authentication Token',
  ],
  [
    'is signed with another secret',
    () => send({ credentials: { secretAccessKey: 'other' } }),
    'The request signature we calculated does not match',
  ],
  [
    'is signed with another key',
    () => send({ credentials: { accessKeyId: 'AKIAOTHER' } }),
    'The security token included in the request is invalid.',
  ],
])('a transaction that %s is forbidden', async (_, answer, reason) => {
  const response = await answer();

  expect(response.status).toBe(403);
  await expect(response.json()).resolves.toEqual({ message: 'Forbidden' });
  const apiRequestId = response.headers.get('apigw-requestid') ?? '';
  expect(run.trace.records).toContainEqual(
    expect.objectContaining({
      what: 'RequestAnswered',
      transaction: expect.objectContaining({ id: apiRequestId }) as object,
      error: expect.stringContaining(reason) as string,
    }),
  );
});

test.each([
  ['the key pair of the start', {}, 'HTTP/1.1 200 OK'],
  ['another secret', { secretAccessKey: 'test' }, 'HTTP/1.1 403 Forbidden'],
])('curl signs as the tour has it, with %s', async (_, other, status) => {
  const tour = await readFile(join(__dirname, '../../docs/aws-cli-tour.md'), 'utf8');
  const [command = ''] = /^curl .*--aws-sigv4.*$/m.exec(tour) ?? [];
  const { accessKeyId, secretAccessKey } = { ...run.clientCredentials!, ...other };

  const { stdout } = await promisify(execFile)(
    'bash',
    ['-euc', command.replace('us-east-1', REGION).replace('http://127.0.0.1:4566', endpoint().origin)],
    { env: { ...process.env, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } },
  );

  expect(stdout).toContain(status);
});

test('what is not there is not found, signed or not', async () => {
  expect((await send({ path: '/other' })).status).toBe(404);
});

test('the sample transaction of the start is signed', async () => {
  await expect(sendSampleTransaction(run)).resolves.toEqual({ logged: true });
}, 90_000);

test('more than the throttle of the template lets pass get 429', async () => {
  const responses = await Promise.all(Array.from({ length: 60 }, () => send()));

  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  await expect(refused[0]!.json()).resolves.toEqual({ message: 'Too Many Requests' });
  expect(responses.every(({ status }) => status === 200 || status === 429)).toBe(true);
}, 60_000);
