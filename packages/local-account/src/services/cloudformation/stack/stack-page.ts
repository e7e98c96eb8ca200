import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { pageInOrder } from '../../../wire/page';

/** The token of every operation that lists. */
export const nextTokenInput = z.string().min(1).max(1024).optional();

/** What ListExports gives, by its documentation. Of the other operations, whose pages are of a size in bytes, not confirmed. */
const ITEMS_A_PAGE = 100;

/** In AWS's words for DescribeStackResourceDrifts (boto3's issue 2203); of the other operations not confirmed. */
function invalidToken(token = ''): AwsError {
  return new AwsError('ValidationError', `${token} is not a valid NextToken`);
}

/**
 * A page of what does not change.
 *
 * @param limit how many there are on a page @default 100
 * @throws AwsError `ValidationError` for a token that no such operation gave
 */
export function stackPage<Item>(items: readonly Item[], token: string | undefined, limit = ITEMS_A_PAGE) {
  return pageInOrder(items, { limit, token, invalidToken: invalidToken(token) });
}
