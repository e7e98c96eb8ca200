import type { z } from 'zod';
import { page } from '../../../wire/page';
import { invalidParameterValue } from '../error/error';
import type { Queue } from '../queue/queue';
import { integerParameter } from './integer-parameter';
import { text, wholeNumber } from './member-types';

/** AWS's reason is Not confirmed against AWS. */
const MAX_RESULTS = {
  name: 'MaxResults',
  minimum: 1,
  maximum: 1000,
  reason: 'MaxResults must be an integer between 1 and 1000.',
};

/** The members that say how much of a list is wanted. */
export const pageMembers = { MaxResults: wholeNumber, NextToken: text };

/**
 * The URLs of one page of queues, by name, and the token for the next page. Who does not say how many they want gets
 * 1,000 at most, and no token (SQS API Reference, ListQueues).
 *
 * @throws AwsError InvalidParameterValue
 */
export function pageOf(
  queues: readonly Queue[],
  { MaxResults, NextToken }: z.output<z.ZodObject<typeof pageMembers>>,
) {
  const { items, nextToken } = page(
    [...queues].sort((a, b) => (a.name < b.name ? -1 : 1)),
    {
      key: ({ name }) => name,
      limit: integerParameter(MaxResults, MAX_RESULTS, MAX_RESULTS.maximum),
      token: NextToken,
      invalidToken: invalidParameterValue('Invalid or expired next token.'),
    },
  );
  return { urls: items.map(({ url }) => url), nextToken: MaxResults === undefined ? undefined : nextToken };
}
