import type { Access } from '../access/access';
import type { Caller } from '../access/caller';
import { isOfLocalForm } from '../access/credentials/issued-credentials';
import { AwsError } from '../errors/aws-error';
import type { WireRequest } from './http-server';
import { isExpiredUrl } from './presigned-url';
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
 * right. All others are from outside, and the account's administrator: there is nothing that their signature could be verified with, and
 * only how long it holds is looked at, where it says so.
 */
export function callerOf(access: Pick<Access, 'administrator' | 'credentials'>): CallerOf {
  return async (request, signature) => {
    if (!signature || !isOfLocalForm(signature)) {
      // The words of S3, whose URLs are given to others: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
      if (isExpiredUrl(request)) throw new AwsError('AccessDenied', 'Request has expired', 403);
      return access.administrator;
    }
    try {
      return await authenticate(request, access.credentials);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) throw error;
      throw error.answeredBy(signature.service);
    }
  };
}
