import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { ALGORITHM_IDENTIFIER, createScope, getCanonicalHeaders, SignatureV4 } from '@smithy/signature-v4';
import type { ClientCredentials } from '../../access/credentials/credentials';
import { ownValue } from '../../record-by-name';
import type { WireRequest } from '../http-server';
import type { RequestSignature } from './request-signature';
import { parseSignatureTime } from './signature-time';

/** What a signature is made with. */
export interface SigningProps {
  readonly credentials: ClientCredentials;
  readonly region: string;
  readonly service: string;
}

/** Signs a request once more, as its client says that it did. @returns the signature, in hexadecimal digits */
export function signAgain(
  request: WireRequest,
  given: RequestSignature,
  props: SigningProps,
): Promise<string> {
  return new SecondSigner(props).signatureOf(request, given);
}

/**
 * `SignatureV4.sign` chooses the date, the headers and the digest, and signs no `Date` header. The steps that it consists of are for
 * subclasses to call: they take what the client chose.
 */
class SecondSigner extends SignatureV4 {
  constructor(private readonly props: SigningProps) {
    // S3 takes the path as it is sent; others encode it once more.
    super({ ...props, sha256: Sha256, uriEscapePath: props.service !== 's3' });
  }

  async signatureOf(
    request: WireRequest,
    { date, timestamp, signedHeaders, expiresSeconds }: RequestSignature,
  ): Promise<string> {
    const signed = {
      method: request.method,
      protocol: 'http:',
      hostname: request.headers.host ?? '',
      path: request.path,
      headers: headersOf(request, signedHeaders),
    };
    const [method, path, , ...rest] = this.createCanonicalRequest(
      signed,
      getCanonicalHeaders(signed, undefined, new Set(signedHeaders)),
      this.payloadHash(request, expiresSeconds),
    ).split('\n');
    const canonicalRequest = [method, path, canonicalQuery(request), ...rest].join('\n');
    const scope = createScope(date, this.props.region, this.props.service);
    const text = await this.createStringToSign(timestamp, scope, canonicalRequest, ALGORITHM_IDENTIFIER);
    return this.sign(text, { signingDate: new Date(parseSignatureTime(timestamp)) });
  }

  /**
   * Computed, whatever `x-amz-content-sha256` says: a request that was signed for another body does not match. S3 takes words in its
   * place for a body that is not signed, or in pieces, and signs no body in a query string.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
   * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
   */
  private payloadHash({ headers, body }: WireRequest, expiresSeconds: number | undefined): string {
    const isS3 = this.props.service === 's3';
    const given =
      headers['x-amz-content-sha256'] ?? (isS3 && expiresSeconds !== undefined ? 'UNSIGNED-PAYLOAD' : '');
    if (isS3 && /^(?:UNSIGNED|STREAMING)-/.test(given)) return given;
    return createHash('sha256').update(body).digest('hex');
  }
}

/** The client chooses the names: one that no header has, such as `constructor`, stands for nothing. */
function headersOf({ headers }: WireRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, ownValue(headers, name) ?? '']));
}

/**
 * The library's own takes the names of an object, and so loses a parameter that is named `__proto__`.
 *
 * Not confirmed against AWS: that a plus sign is a space, as botocore signs it.
 */
function canonicalQuery({ queryString }: WireRequest): string {
  return [...new URLSearchParams(queryString)]
    .filter(([name]) => name.toLowerCase() !== 'x-amz-signature')
    .map(([name, value]) => [escapeText(name), escapeText(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((parameter) => parameter.join('='))
    .join('&');
}

/** All but the unreserved characters of RFC 3986. */
function escapeText(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** By the codes of the characters, whatever the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
