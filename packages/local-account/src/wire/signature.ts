import type { WireRequestHead } from './wire-request';

/** What the signature of a request says of the service that it is for. */
export type Signature =
  | { readonly kind: 'none' }
  | { readonly kind: 'malformed' }
  | {
      readonly kind: 'scoped';
      readonly service: string;
      /** Undefined for a signature that holds in several. */ readonly region: string | undefined;
    };

/** `<access key>/<date>/<region>/<service>/aws4_request`; the asymmetric algorithm's scope has no Region. */
const CREDENTIAL_SCOPE = /^[^/]+\/\d{8}\/(?:([^/]+)\/)?([^/]+)\/aws4_request$/;

/**
 * Reads Signature Version 4, from the header or, of a presigned request, from the query string. Whoever asks is the account's
 * administrator, so that nothing is verified here.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
 */
export function signatureOf({ headers, queryString }: WireRequestHead): Signature {
  const { authorization } = headers;
  const credential = authorization?.startsWith('AWS4-')
    ? /\bCredential=([^\s,]*)/.exec(authorization)?.[1]
    : presignedBy(queryString);
  if (credential === undefined) {
    return authorization?.startsWith('AWS4-') ? { kind: 'malformed' } : { kind: 'none' };
  }
  const [, region, service] = CREDENTIAL_SCOPE.exec(credential) ?? [];
  return service === undefined ? { kind: 'malformed' } : { kind: 'scoped', service, region };
}

function presignedBy(queryString: string): string | undefined {
  if (!queryString.includes('X-Amz-Credential=')) return undefined;
  return new URLSearchParams(queryString).get('X-Amz-Credential') ?? undefined;
}
