import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { ALGORITHM_IDENTIFIER, createScope, getCanonicalHeaders, SignatureV4 } from '@smithy/signature-v4';
import type { ClientCredentials } from '../../access/credentials/credentials';
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
    super({ ...props, sha256: Sha256 });
  }

  async signatureOf(
    request: WireRequest,
    { date, timestamp, signedHeaders }: RequestSignature,
  ): Promise<string> {
    const signed = {
      method: request.method,
      protocol: 'http:',
      hostname: request.headers.host ?? '',
      path: request.path,
      query: queryOf(request),
      headers: headersOf(request, signedHeaders),
    };
    const canonicalRequest = this.createCanonicalRequest(
      signed,
      getCanonicalHeaders(signed, undefined, new Set(signedHeaders)),
      // Computed, whatever `x-amz-content-sha256` says: a request that was signed for another body does not match.
      createHash('sha256').update(request.body).digest('hex'),
    );
    const scope = createScope(date, this.props.region, this.props.service);
    const text = await this.createStringToSign(timestamp, scope, canonicalRequest, ALGORITHM_IDENTIFIER);
    return this.sign(text, { signingDate: new Date(parseSignatureTime(timestamp)) });
  }
}

/** The client chooses the names: one that no header has, such as `constructor`, stands for nothing. */
function headersOf({ headers }: WireRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, Object.hasOwn(headers, name) ? (headers[name] ?? '') : '']),
  );
}

/** Not confirmed against AWS: that a plus sign is a space, as botocore signs it. */
function queryOf({ queryString }: WireRequest): Record<string, string[]> {
  const query = new URLSearchParams(queryString);
  return Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)]));
}
