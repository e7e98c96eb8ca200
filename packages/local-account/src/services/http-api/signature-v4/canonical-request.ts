import { createHash } from 'node:crypto';
import type { WireRequest } from '../../../wire/http-server';

/**
 * What of a request is signed, in the one form in which both sides write it. The body's digest is computed, whatever
 * `x-amz-content-sha256` says: a request signed for another body does not match.
 *
 * @param signedHeaders names in lower case
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const { method, path, queryString, headers, body } = request;
  const sorted = [...signedHeaders].sort();
  return [
    method,
    canonicalPath(path),
    canonicalQuery(queryString),
    ...sorted.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/[ \t]+/g, ' ')}`),
    '',
    sorted.join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
}

/** Normalized, and encoded once more than it is sent: every service but S3 signs it so. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.map(encoded).join('/')}${end}`;
}

/** Sorted by name, then by value. Not confirmed against AWS: that a plus sign is a space, as botocore signs it. */
function canonicalQuery(queryString: string): string {
  return queryString
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return { name: encoded(decoded(name)), value: encoded(decoded(value)) };
    })
    .filter(({ name }) => name !== 'X-Amz-Signature')
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Everything but letters, digits and `-._~` (RFC 3986's unreserved characters). */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // A percent sign that escapes nothing stands for itself.
  }
}
