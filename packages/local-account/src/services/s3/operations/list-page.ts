import type { Bucket } from '../bucket/bucket';
import type { StoredObject } from '../object/stored-object';

export interface ListRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** The key, or common prefix, after which the page begins. */
  readonly after: string;
}

export interface ListedPage {
  readonly objects: readonly StoredObject[];
  readonly commonPrefixes: readonly string[];
  /** The last entry of the page, if there are more. */
  readonly next?: string;
}

/**
 * One page of a bucket's objects, by the order of their UTF-8; those with a delimiter behind the prefix are rolled up into one
 * entry.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
export function listPage(
  { versions }: Bucket,
  { prefix, delimiter, maxKeys, after }: ListRequest,
): ListedPage {
  const entries = new Map<string, StoredObject | undefined>();
  for (const object of versions.objects.sort((a, b) => compareUtf8(a.key, b.key))) {
    if (!object.key.startsWith(prefix)) continue;
    const at = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (at < 0) entries.set(object.key, object);
    else entries.set(object.key.slice(0, at + delimiter.length), undefined);
  }
  const left = [...entries].filter(([entry]) => after === '' || compareUtf8(entry, after) > 0);
  const page = left.slice(0, maxKeys);
  const last = page.at(-1)?.[0];
  return {
    objects: page.flatMap(([, object]) => (object ? [object] : [])),
    commonPrefixes: page.flatMap(([entry, object]) => (object ? [] : [entry])),
    ...(left.length > page.length && last !== undefined && { next: last }),
  };
}

export function compareUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
