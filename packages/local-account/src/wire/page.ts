import { AwsError } from '../errors/aws-error';

interface PageProps {
  /** The most items on a page. */
  readonly limit: number;
  readonly token: string | undefined;
  /** The error of the API for a token that it did not give. */
  readonly invalidToken: AwsError;
}

interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/**
 * One page of a list that is sorted by its keys. A token names the last key given out, so that a page begins where the last one
 * ended even if items came or went in between.
 */
export function page<Item>(
  items: readonly Item[],
  props: PageProps & {
    readonly key: (item: Item) => string;
  },
): Page<Item> {
  const { key, limit, token, invalidToken } = props;
  const after = token === undefined ? undefined : readPageToken(token, invalidToken);
  const start = after === undefined ? 0 : items.findIndex((item) => key(item) > after);
  const rest = start < 0 ? [] : items.slice(start);
  const taken = rest.slice(0, limit);
  const last = taken.at(-1);
  return {
    items: taken,
    ...(last !== undefined && rest.length > taken.length && { nextToken: writePageToken(key(last)) }),
  };
}

/** One page of a list that does not change: a token counts the items given out. */
export function pageInOrder<Item>(items: readonly Item[], props: PageProps): Page<Item> {
  const counted = items.map((item, index) => ({ item, key: String(index).padStart(9, '0') }));
  const { items: taken, ...next } = page(counted, { ...props, key: ({ key }) => key });
  return { items: taken.map(({ item }) => item), ...next };
}

const MARK = 'after:';

/** @param key the last one given out */
export function writePageToken(key: string): string {
  return Buffer.from(`${MARK}${key}`).toString('base64url');
}

/** @returns the last key given out @throws AwsError the given one, for a token that is none of these */
export function readPageToken(token: string, invalidToken: AwsError): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith(MARK)) throw invalidToken;
  return text.slice(MARK.length);
}
