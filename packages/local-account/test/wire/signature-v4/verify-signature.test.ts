import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../../../src/wire/http-server';
import { wireRequest } from '../../services/http-api/wire-request';
import {
  caller,
  clock,
  credentials,
  issued,
  minutes,
  NOW,
  type Options,
  PLAIN,
  type Plain,
  presigned,
  signed,
  verify,
} from './signed-request';

const ODD_HEADERS = JSON.parse('{"constructor":"a","__proto__":"b","tostring":"c"}') as Record<
  string,
  string
>;

describe.each([
  ['in the header', signed],
  ['in the query string', presigned],
])('a signature %s', (_, sign) => {
  test.each<[string, Partial<Plain>]>([
    ['a body', {}],
    ['no body', { method: 'GET', body: '' }],
    ['a body beyond ASCII', { body: '{"a":"😀é"}' }],
    ['a path', { path: '/orders/7' }],
    ['a path with a slash at its end', { path: '/orders/' }],
    ['a path with escapes', { path: '/a%20b/%E2%82%AC/%2F/c+d/(e)' }],
    ['a path with dots and slashes to normalize', { path: '/a/./b//../c' }],
    ['a query', { query: { b: '2', a: '1', A: '0', 'a-b': '3', e: '' } }],
    ['repeated names in the query', { query: { a: ['2', '10', '1'] } }],
    ['escapes in the query', { query: { 'a b': "c+d/e=f&g*'()!~", '€': '%' } }],
    ['headers that are named like what every object has', { headers: { ...PLAIN.headers, ...ODD_HEADERS } }],
    ['white space in a header', { headers: { ...PLAIN.headers, 'x-tag': '  a   b  ' } }],
  ])('over %s is verified', async (_, given) => {
    await expect(verify(await sign(given))).resolves.toBe(caller);
  });

  test('over a space is verified, also where it is sent as a plus sign', async () => {
    const request = await sign({ query: { 'a b': 'c d' } });

    await expect(
      verify({ ...request, queryString: request.queryString.replaceAll('%20', '+') }),
    ).resolves.toBe(caller);
  });

  test('of the digest in x-amz-content-sha256 or without it is verified', async () => {
    await expect(verify(await sign({}, { applyChecksum: false }))).resolves.toBe(caller);
    await expect(verify(await sign({}, { applyChecksum: true }))).resolves.toBe(caller);
  });

  test('with a session token is verified: nobody looks at the token', async () => {
    await expect(verify(await sign({}, { sessionToken: 'token' }))).resolves.toBe(caller);
  });

  test.each<[string, Partial<WireRequest>]>([
    ['another body', { body: Buffer.from('{"key1":"value2"}') }],
    ['another method', { method: 'PUT' }],
    ['another path', { path: '/other' }],
  ])('does not match %s', async (_, other) => {
    await expect(verify({ ...(await sign()), ...other })).rejects.toThrow(
      'The request signature we calculated does not match the signature you provided.',
    );
  });

  test('does not match another value of a signed header', async () => {
    const request = await signed();
    const headers = { ...request.headers, 'content-type': 'text/plain' };

    await expect(verify({ ...request, headers })).rejects.toThrow('does not match');
  });

  test('does not match another query', async () => {
    const request = await sign();

    await expect(verify({ ...request, queryString: `${request.queryString}&a=1` })).rejects.toThrow(
      'does not match',
    );
  });

  test.each<[Options, string]>([
    [{ secretAccessKey: 'x'.repeat(40) }, 'The request signature we calculated does not match'],
    [{ accessKeyId: 'AKIAOTHER' }, 'The security token included in the request is invalid.'],
    [{ region: 'eu-west-1' }, "Credential should be scoped to a valid region, not 'eu-west-1'."],
    [{ service: 'sqs' }, "Credential should be scoped to correct service: 'execute-api'."],
    [
      { signingDate: minutes(5.1) },
      'Signature not yet current: 20261122T091013Z is still later than 20261122T091007Z',
    ],
  ])('made with %j is refused', async (options, words) => {
    await expect(verify(await sign({}, options))).rejects.toThrow(words);
  });
});

test.each([-4.9, 4.9])('a clock that is %d minutes off is near enough', async (count) => {
  await expect(verify(await signed({}, { signingDate: minutes(count) }))).resolves.toBe(caller);
});

test('a signature in the header is too old after five minutes', async () => {
  await expect(verify(await signed({}, { signingDate: minutes(-5.1) }))).rejects.toThrow(
    'Signature expired: 20261122T090001Z is now earlier than 20261122T090007Z',
  );
});

test('a signature in the query string holds for as long as it says', async () => {
  const signingDate = minutes(-30);

  await expect(verify(await presigned({}, { signingDate, expiresIn: 1_860 }))).resolves.toBe(caller);
  await expect(verify(await presigned({}, { signingDate, expiresIn: 1_740 }))).rejects.toThrow(
    'Signature expired',
  );
});

test('a Date header can take the place of X-Amz-Date', async () => {
  // The signer knows only X-Amz-Date, so this one is signed by hand.
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text);
  const date = new Date(NOW).toUTCString();
  const canonical = ['GET', '/', '', `date:${date}`, 'host:x', '', 'date;host', sha256('')].join('\n');
  const scope = '20261122/us-east-1/execute-api/aws4_request';
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => hmac(secret, part).digest(),
      `AWS4${credentials.secretAccessKey}`,
    );
  const signature = hmac(
    key,
    ['AWS4-HMAC-SHA256', '20261122T090507Z', scope, sha256(canonical)].join('\n'),
  ).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope},SignedHeaders=date;host,Signature=${signature}`;

  await expect(
    verify(wireRequest({ method: 'GET', receivedAt: NOW, headers: { host: 'x', date, authorization } })),
  ).resolves.toBe(caller);
});

test('an access key has IAM’s form, and is another one each time', () => {
  const other = issued.issueKeyPair(caller);

  expect(other.accessKeyId).toMatch(/^AKIALOCAL[A-Z2-7]{11}$/);
  expect(other.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  expect(other).not.toEqual(credentials);
});

describe('a session', () => {
  const session = issued.issueSession(caller, 60);

  test('has credentials of IAM’s form', () => {
    expect(session.accessKeyId).toMatch(/^ASIALOCAL[A-Z2-7]{11}$/);
    expect(session.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  });

  test.each([
    ['in the header', signed],
    ['in the query string', presigned],
  ])('is known by its token %s', async (_, sign) => {
    await expect(verify(await sign({}, session))).resolves.toBe(caller);
  });

  test.each<[string, Options]>([
    ['no token', { ...session, sessionToken: undefined }],
    ['another session’s token', { ...session, sessionToken: issued.issueSession(caller, 60).sessionToken }],
    ['another’s key', { ...session, accessKeyId: 'ASIALOCALOTHEROTHERO' }],
  ])('with %s is not known', async (_, options) => {
    await expect(verify(await signed({}, options))).rejects.toThrow(
      'The security token included in the request is invalid.',
    );
  });

  test('ends, and is known as one that has ended for a day', async () => {
    const short = issued.issueSession(caller, 60);
    await clock.advance(60_000);

    await expect(verify(await signed({}, short))).rejects.toThrow(
      'The security token included in the request is expired',
    );

    await clock.advance(24 * 60 * 60_000);
    issued.issueSession(caller, 60);
    await expect(verify(await signed({}, short))).rejects.toThrow('request is invalid.');
  });
});
