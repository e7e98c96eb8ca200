import type { Condition } from '../expression/condition';
import type { DocumentPath } from '../expression/document-path';
import { conditionHolds } from '../expression/evaluate-condition';
import { project } from '../expression/projection';
import type { Item } from '../item/attribute-value';
import { itemSize } from '../item/item-size';
import { keyOf } from '../table/key-schema';
import type { StoredItem } from '../table/stored-item';
import type { ReadSource } from './read-source';

/** "A single Query operation will read up to … a maximum of 1 MB of data"; so does a Scan. */
const LARGEST_PAGE_BYTES = 1024 * 1024;

export interface PageProps {
  /** The most items that are looked at. @default - there is no such bound */
  readonly limit?: number;
  /** What has to hold of an item for it to be on the page. @default - all are */
  readonly filter?: Condition;
  /** @default - all that the source has of an item */
  readonly projection?: readonly DocumentPath[];
}

export interface ItemPage {
  readonly items: readonly Item[];
  readonly scannedCount: number;
  readonly scannedBytes: number;
  /** Where the page ended before its source did; also where it ended with it at the limit, as on AWS. */
  readonly lastKey?: Item;
}

/** Reads a page of what a query or a scan goes through. */
export function readPage(
  stored: Iterable<StoredItem>,
  source: ReadSource,
  { limit = Infinity, filter, projection }: PageProps,
): ItemPage {
  const items: Item[] = [];
  let [scannedCount, scannedBytes] = [0, 0];
  for (const { item, sizeBytes } of stored) {
    const seen = source.view(item);
    scannedCount += 1;
    scannedBytes += seen === item ? sizeBytes : itemSize(seen);
    if (!filter || conditionHolds(filter, seen)) items.push(projection ? project(seen, projection) : seen);
    if (scannedCount >= limit || scannedBytes >= LARGEST_PAGE_BYTES) {
      return { items, scannedCount, scannedBytes, lastKey: keyOf(source.keyNames, item) };
    }
  }
  return { items, scannedCount, scannedBytes };
}
