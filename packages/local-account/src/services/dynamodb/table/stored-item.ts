import { type AttributeValue, elementsOf, type Item } from '../item/attribute-value';
import { itemSize } from '../item/item-size';

/** What a value takes in memory beside its text, with its share of what holds it. */
const BYTES_PER_VALUE = 100;

/** What an item takes beside its values: its places in the table and in indexes. */
const BYTES_PER_ITEM = 500;

/** An item as a table keeps it. */
export interface StoredItem {
  readonly item: Item;
  /** As DynamoDB counts. */
  readonly sizeBytes: number;
  /** What it takes of this process's memory, rounded up. */
  readonly memoryBytes: number;
}

export function storedItem(item: Item): StoredItem {
  const sizeBytes = itemSize(item);
  // JavaScript keeps a text with a character beyond Latin-1 in two bytes each.
  const memoryBytes = BYTES_PER_ITEM + 2 * sizeBytes + BYTES_PER_VALUE * countValues(item);
  return { item, sizeBytes, memoryBytes };
}

function countValues(item: Item): number {
  return Object.values(item).reduce((sum, value) => sum + countIn(value), 0);
}

function countIn(value: AttributeValue): number {
  if ('M' in value) return 1 + countValues(value.M);
  if ('L' in value) return value.L.reduce((sum, element) => sum + countIn(element), 1);
  return 1 + (elementsOf(value)?.length ?? 0);
}
