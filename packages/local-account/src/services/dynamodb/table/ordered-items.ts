import { createHash } from 'node:crypto';
import type { OrderRange } from '../expression/order-range';
import type { KeyPosition } from './key-schema';
import type { StoredItem } from './stored-item';

/** Where an item is. Items of one index can have the same key there; the key in their table tells them apart. */
export interface Position extends KeyPosition {
  /** @default - the key tells items apart */
  readonly tie?: string;
}

interface Entry {
  readonly position: Position;
  readonly stored: StoredItem;
}

interface Partition {
  readonly key: string;
  /** The place of a partition is a hash of its key, as it is in DynamoDB. */
  readonly hash: string;
  readonly entries: Entry[];
}

/** What part of a table a scan reads, of how many. */
export interface Segment {
  readonly index: number;
  readonly total: number;
}

/**
 * Items by their keys: partitions by a hash of their key, the items of one in the order of the rest of the key. What is
 * read is read within one turn: a change in between would go unnoticed.
 */
export class OrderedItems {
  private readonly byKey = new Map<string, Partition>();
  private readonly partitions: Partition[] = [];

  get(position: Position): StoredItem | undefined {
    const entries = this.byKey.get(position.partition)?.entries;
    const entry = entries?.[firstNotBefore(entries, position)];
    return entry && comparePositions(entry.position, position) === 0 ? entry.stored : undefined;
  }

  set(position: Position, stored: StoredItem): void {
    const { entries } = this.byKey.get(position.partition) ?? this.addPartition(position.partition);
    const place = firstNotBefore(entries, position);
    const found = entries[place];
    const isThere = found && comparePositions(found.position, position) === 0;
    entries.splice(place, isThere ? 1 : 0, { position, stored });
  }

  delete(position: Position): void {
    const partition = this.byKey.get(position.partition);
    if (!partition) return;
    const { entries } = partition;
    const place = firstNotBefore(entries, position);
    const found = entries[place];
    if (!found || comparePositions(found.position, position) !== 0) return;
    entries.splice(place, 1);
    if (entries.length === 0) this.removePartition(partition);
  }

  /**
   * The items of one partition whose sort key is in a range, in order.
   *
   * @param after where the last read ended @default - from the first, or backwards from the last
   */
  *inPartition(
    partitionKey: string,
    range: OrderRange,
    isForward: boolean,
    after?: Position,
  ): Generator<StoredItem> {
    const entries = this.byKey.get(partitionKey)?.entries ?? [];
    let [first, end] = placesOf(entries, range);
    if (after && isForward) first = Math.max(first, firstAfter(entries, after));
    if (after && !isForward) end = Math.min(end, firstNotBefore(entries, after));
    yield* isForward ? storedBetween(entries, first, end) : storedBackwards(entries, first, end);
  }

  /** All items, or those of a segment. @param after where the last read ended @default - from the first */
  *all(after?: Position, segment?: Segment): Generator<StoredItem> {
    const start = after ? this.placeOf({ key: after.partition, hash: hashOf(after.partition) }) : 0;
    for (let place = start; place < this.partitions.length; place += 1) {
      const partition = this.partitions[place];
      if (!partition || (segment && !isIn(segment, partition.hash))) continue;
      const { entries, key } = partition;
      const first = after?.partition === key ? firstAfter(entries, after) : 0;
      yield* storedBetween(entries, first, entries.length);
    }
  }

  private addPartition(key: string): Partition {
    const partition = { key, hash: hashOf(key), entries: [] };
    this.byKey.set(key, partition);
    this.partitions.splice(this.placeOf(partition), 0, partition);
    return partition;
  }

  private removePartition(partition: Partition): void {
    this.byKey.delete(partition.key);
    this.partitions.splice(this.placeOf(partition), 1);
  }

  private placeOf(partition: Pick<Partition, 'key' | 'hash'>): number {
    return firstPlace(this.partitions, (other) => comparePartitions(other, partition) >= 0);
  }
}

function* storedBetween(entries: readonly Entry[], first: number, end: number): Generator<StoredItem> {
  for (let place = first; place < end; place += 1) {
    const entry = entries[place];
    if (entry) yield entry.stored;
  }
}

function* storedBackwards(entries: readonly Entry[], first: number, end: number): Generator<StoredItem> {
  for (let place = end - 1; place >= first; place -= 1) {
    const entry = entries[place];
    if (entry) yield entry.stored;
  }
}

function hashOf(key: string): string {
  return createHash('md5').update(key).digest('hex').slice(0, 8);
}

function isIn({ index, total }: Segment, hash: string): boolean {
  return Math.floor((Number.parseInt(hash, 16) * total) / 2 ** 32) === index;
}

function placesOf(
  entries: readonly Entry[],
  { from, isFromIncluded, to, isToIncluded }: OrderRange,
): [number, number] {
  const first =
    from === undefined
      ? 0
      : firstPlace(entries, ({ position: { sort } }) => (isFromIncluded ? sort >= from : sort > from));
  const end =
    to === undefined
      ? entries.length
      : firstPlace(entries, ({ position: { sort } }) => (isToIncluded ? sort > to : sort >= to));
  return [first, end];
}

function firstNotBefore(entries: readonly Entry[], position: Position): number {
  return firstPlace(entries, (entry) => comparePositions(entry.position, position) >= 0);
}

function firstAfter(entries: readonly Entry[], position: Position): number {
  return firstPlace(entries, (entry) => comparePositions(entry.position, position) > 0);
}

/** The first place from which on something is true of all elements. */
function firstPlace<Element>(elements: readonly Element[], isTrue: (element: Element) => boolean): number {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = elements[middle];
    if (element !== undefined && isTrue(element)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function comparePositions(one: Position, other: Position): number {
  return compareTexts(one.sort, other.sort) || compareTexts(one.tie ?? '', other.tie ?? '');
}

function comparePartitions(
  one: Pick<Partition, 'key' | 'hash'>,
  other: Pick<Partition, 'key' | 'hash'>,
): number {
  return compareTexts(one.hash, other.hash) || compareTexts(one.key, other.key);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
