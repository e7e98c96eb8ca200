import { page } from '../../../wire/page';
import { INVALID_TOKEN } from './events-input';

/** One page of what has names, in the order of the names. @throws AwsError `ValidationException` for a token that is none */
export function listPage<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  input: { readonly NamePrefix?: string; readonly Limit: number; readonly NextToken?: string },
): { readonly items: readonly Item[]; readonly NextToken: string | undefined } {
  const wanted = items
    .filter((item) => nameOf(item).startsWith(input.NamePrefix ?? ''))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const { items: taken, nextToken } = page(wanted, {
    key: nameOf,
    limit: input.Limit,
    token: input.NextToken,
    invalidToken: INVALID_TOKEN,
  });
  return { items: taken, NextToken: nextToken };
}
