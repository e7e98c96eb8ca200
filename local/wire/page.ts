import { AwsError } from '../aws-error';

/**
 * One page of a list that is sorted by its keys. A token names the last key given out, so that a page begins where the last one
 * ended even if items came or went in between.
 *
 * @param options.invalidToken the error of the API for a token that it did not give
 */
export function page<Item>(
  items: readonly Item[],
  options: {
    readonly key: (item: Item) => string;
    readonly limit: number;
    readonly token: string | undefined;
    readonly invalidToken: AwsError;
  },
): { readonly items: readonly Item[]; readonly nextToken?: string } {
  const { key, limit, token, invalidToken } = options;
  const after = token === undefined ? undefined : readToken(token, invalidToken);
  const start = after === undefined ? 0 : items.findIndex((item) => key(item) > after);
  const rest = start < 0 ? [] : items.slice(start);
  const taken = rest.slice(0, limit);
  const last = taken.at(-1);
  return {
    items: taken,
    ...(last !== undefined && rest.length > limit && { nextToken: writeToken(key(last)) }),
  };
}

const MARK = 'after:';

function writeToken(key: string): string {
  return Buffer.from(`${MARK}${key}`).toString('base64url');
}

function readToken(token: string, invalid: AwsError): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith(MARK)) throw invalid;
  return text.slice(MARK.length);
}
