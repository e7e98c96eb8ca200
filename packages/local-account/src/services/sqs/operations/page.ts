import { invalidParameterValue } from '../error/error';
import type { Queue } from '../queue/queue';
import { integerParameter } from './integer-parameter';

/** How much of a list is wanted. */
export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** AWS's reason is Not confirmed against AWS. */
const MAX_RESULTS = {
  name: 'MaxResults',
  minimum: 1,
  maximum: 1000,
  reason: 'MaxResults must be an integer between 1 and 1000.',
};

/**
 * The URLs of one page of queues, by name, and the token for the next page. Who does not say how many they want gets
 * 1,000 at most, and no token (SQS API Reference, ListQueues).
 *
 * @throws AwsError InvalidParameterValue
 */
export function pageOf(queues: readonly Queue[], { MaxResults, NextToken }: PageRequest) {
  const size = integerParameter(MaxResults, MAX_RESULTS, MAX_RESULTS.maximum);
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64').toString();
  const sorted = [...queues].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (NextToken !== undefined && !sorted.some(({ name }) => name === after)) {
    throw invalidParameterValue('Invalid or expired next token.');
  }
  const rest = sorted.filter(({ name }) => name > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isMore = MaxResults !== undefined && rest.length > page.length;
  return {
    urls: page.map(({ url }) => url),
    nextToken: isMore && last ? Buffer.from(last.name).toString('base64') : undefined,
  };
}
