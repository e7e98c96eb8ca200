import type { WireRequest } from '../../../src/wire/http-server';
import { wireRequest } from '../../services/http-api/wire-request';
import { signed, verify } from './signed-request';

/** A request whose headers are changed after it was signed. */
async function withHeaders(
  change: (headers: Record<string, string>) => Record<string, string>,
): Promise<WireRequest> {
  const request = await signed();
  return { ...request, headers: change({ ...request.headers }) };
}

const authorizationWith = (from: string | RegExp, to: string) =>
  withHeaders((headers) => ({ ...headers, authorization: headers.authorization!.replace(from, to) }));

test.each<[string, () => Promise<WireRequest>, string]>([
  ['no Authorization', () => Promise.resolve(wireRequest()), 'Missing Authentication Token'],
  [
    'another kind of Authorization',
    () => Promise.resolve(wireRequest({ headers: { authorization: 'Bearer x' } })),
    'Missing Authentication Token',
  ],
  [
    'another algorithm',
    () => authorizationWith('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
  ],
  [
    'no signature',
    () => authorizationWith(/, Signature=.*/, ''),
    "Authorization header requires 'Signature' parameter.",
  ],
  [
    'a scope without a service',
    () => authorizationWith('/execute-api', ''),
    'Credential must have 5 slash-delimited elements',
  ],
  [
    'a scope of another day',
    () => authorizationWith('/20261122/', '/20261121/'),
    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261121' != '20261122'",
  ],
  [
    'a signed header that is not there',
    () => authorizationWith('SignedHeaders=', 'SignedHeaders=__proto__;constructor;x-other;'),
    'The request signature we calculated does not match',
  ],
  ['an unsigned host', () => authorizationWith('host;', ''), "'host' must be a 'SignedHeader'"],
  [
    'an unsigned date',
    () => authorizationWith(/;x-amz-date|x-amz-date;/, ''),
    "'x-amz-date' must be a 'SignedHeader'",
  ],
  [
    'no date',
    () => withHeaders(({ 'x-amz-date': _, ...headers }) => headers),
    "requires existence of either a 'X-Amz-Date' or a 'Date' header",
  ],
  [
    'a date in another form',
    () => withHeaders((headers) => ({ ...headers, 'x-amz-date': '2026-11-22T09:05:07Z' })),
    "Date must be in ISO-8601 'basic format'. Got '2026-11-22T09:05:07Z'.",
  ],
])('%s is refused in AWS’s words', async (_, request, words) => {
  await expect(verify(await request())).rejects.toThrow(words);
});
