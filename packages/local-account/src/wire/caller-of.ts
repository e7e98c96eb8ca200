import type { Access } from '../access/access';
import type { Caller } from '../access/caller';
import { isOfLocalForm } from '../access/credentials/issued-credentials';
import type { WireRequest } from './http-server';
import type { ScopedSignature } from './signature';
import { authenticate } from './signature-v4/authenticate';
import { Unauthenticated } from './signature-v4/unauthenticated';

/**
 * Finds out who calls an AWS API.
 *
 * @param signature undefined for a call that AWS takes unsigned
 * @throws AwsError as the called service answers, where it cannot be known
 */
export type CallerOf = (request: WireRequest, signature: ScopedSignature | undefined) => Promise<Caller>;

/**
 * Who signs with credentials that were issued here, as a function does, is whom they were issued to, and the signature has to be
 * right. All others are from outside, and the account's administrator: there is nothing that their signature could be verified with.
 */
export function callerOf(access: Pick<Access, 'administrator' | 'credentials'>): CallerOf {
  return async (request, signature) => {
    if (!signature || !isOfLocalForm(signature)) return access.administrator;
    try {
      return await authenticate(request, access.credentials);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      throw error.answeredBy(signature.service);
    }
  };
}
