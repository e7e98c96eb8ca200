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
  const after = token === undefined ? undefined : readToken(token, invalidToken);
  const start = after === undefined ? 0 : items.findIndex((item) => key(item) > after);
  const rest = start < 0 ? [] : items.slice(start);
  const taken = rest.slice(0, limit);
  const last = taken.at(-1);
  return {
    items: taken,
    ...(last !== undefined && rest.length > taken.length && { nextToken: writeToken(key(last)) }),
  };
}

/** One page of a list that does not change: a token counts the items given out. */
export function pageInOrder<Item>(items: readonly Item[], props: PageProps): Page<Item> {
  const counted = items.map((item, index) => ({ item, key: String(index).padStart(9, '0') }));
  const { items: taken, ...next } = page(counted, { ...props, key: ({ key }) => key });
  return { items: taken.map(({ item }) => item), ...next };
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
