import { olderSignatureOf } from './presigned-url';
import type { WireRequestHead } from './wire-request';

/** What the signature of a request says of the service that it is for. */
export type Signature = { readonly kind: 'none' } | { readonly kind: 'malformed' } | ScopedSignature;

/** One that tells the service, and who signed. */
export interface ScopedSignature {
  readonly kind: 'scoped';
  readonly service: string;
  /** Undefined for a signature that holds in several. */
  readonly region: string | undefined;
  readonly accessKeyId: string;
  /** As the client sent it: in a header, or of a presigned request in the query string. */
  readonly sessionToken?: string;
}

/** `<access key>/<date>/<region>/<service>/aws4_request`; the asymmetric algorithm's scope has no Region. */
const CREDENTIAL_SCOPE = /^([^/]+)\/\d{8}\/(?:([^/]+)\/)?([^/]+)\/aws4_request$/;

/**
 * Reads Signature Version 4, from the header or, of a presigned request, from the query string; or there the older one of S3. Nothing is verified here: of whoever
 * signs with credentials that were not issued here, nothing can be.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function signatureOf(head: WireRequestHead): Signature {
  const { headers, queryString } = head;
  const { authorization } = headers;
  const credential = authorization?.startsWith('AWS4-')
    ? /\bCredential=([^\s,]*)/.exec(authorization)?.[1]
    : queryParameter(queryString, 'X-Amz-Credential');
  if (credential === undefined) {
    if (authorization?.startsWith('AWS4-')) return { kind: 'malformed' };
    const older = olderSignatureOf(head);
    return older ? { kind: 'scoped', service: 's3', region: undefined, ...older } : { kind: 'none' };
  }
  const [, accessKeyId, region, service] = CREDENTIAL_SCOPE.exec(credential) ?? [];
  if (accessKeyId === undefined || service === undefined) return { kind: 'malformed' };
  const sessionToken = headers['x-amz-security-token'] ?? queryParameter(queryString, 'X-Amz-Security-Token');
  return {
    kind: 'scoped',
    service,
    region,
    accessKeyId,
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

function queryParameter(queryString: string, name: string): string | undefined {
  if (!queryString.includes(`${name}=`)) return undefined;
  return new URLSearchParams(queryString).get(name) ?? undefined;
}
