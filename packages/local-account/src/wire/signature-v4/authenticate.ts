import type { Caller } from '../../access/caller';
import type { IssuedCredentials, IssuedKey } from '../../access/credentials/issued-credentials';
import type { WireRequest } from '../http-server';
import { type RequestSignature, requestSignature } from './request-signature';
import { Unauthenticated } from './unauthenticated';
import { type SignatureScope, verifySignature } from './verify-signature';

/**
 * Finds out who signed a request.
 *
 * @param scope what the signature has to be for @default - whatever it says that it is for
 * @throws Unauthenticated unless it was signed just now, with credentials that were issued here and have not expired
 */
export async function authenticate(
  request: WireRequest,
  issued: IssuedCredentials,
  scope?: SignatureScope,
): Promise<Caller> {
  const given = requestSignature(request);
  const key = issued.find(given.accessKeyId);
  if (!key || !isTokenOf(key, given)) {
    throw new Unauthenticated('InvalidToken', 'The security token included in the request is invalid.');
  }
  if (issued.hasExpired(key)) {
    throw new Unauthenticated('ExpiredToken', 'The security token included in the request is expired');
  }
  await verifySignature(request, given, { credentials: key.credentials, ...scope });
  return key.caller;
}

/** A key that holds for good has no token, and whatever a client sends as one is not looked at. */
function isTokenOf({ credentials }: IssuedKey, { sessionToken }: RequestSignature): boolean {
  return !('sessionToken' in credentials) || credentials.sessionToken === sessionToken;
}
