import type { DocumentPath } from '../expression/document-path';
import type { Item } from '../item/attribute-value';
import { keyNamesOf, keyOf, type KeySchema, positionOf } from './key-schema';
import { OrderedItems, type Position } from './ordered-items';
import type { StoredItem } from './stored-item';
import type { IndexProjection } from './table-definition';

export interface SecondaryIndexProps {
  readonly name: string;
  readonly arn: string;
  readonly isGlobal: boolean;
  readonly key: KeySchema;
  readonly projection: IndexProjection;
  readonly tableKey: KeySchema;
}

/** An index: the items of a table that have its key, in another order. Each is in it at once; on AWS a global one lags behind. */
export class SecondaryIndex {
  readonly items = new OrderedItems();
  private itemCount = 0;
  private bytes = 0;

  constructor(readonly props: SecondaryIndexProps) {}

  get count(): number {
    return this.itemCount;
  }

  get sizeBytes(): number {
    return this.bytes;
  }

  /** Follows a change of the table. */
  replace(before: StoredItem | undefined, after: StoredItem | undefined): void {
    const [from, to] = [before, after].map((stored) => stored && this.positionOf(stored.item));
    if (before && from) {
      this.items.delete(from);
      this.itemCount -= 1;
      this.bytes -= before.sizeBytes;
    }
    if (after && to) {
      this.items.set(to, after);
      this.itemCount += 1;
      this.bytes += after.sizeBytes;
    }
  }

  /** @returns undefined for an item that is not in the index */
  positionOf(item: Item): Position | undefined {
    const { key, tableKey } = this.props;
    const position = positionOf(key, item);
    const inTable = position && positionOf(tableKey, item);
    return inTable && { ...position, tie: JSON.stringify([inTable.partition, inTable.sort]) };
  }

  /** The names of the key here, and of the key in the table. */
  get keyNames(): readonly string[] {
    return [...new Set([...keyNamesOf(this.props.tableKey), ...keyNamesOf(this.props.key)])];
  }

  /** Whether an attribute is in the index. */
  hasAttribute([attribute]: DocumentPath): boolean {
    const { projectionType, nonKeyAttributes } = this.props.projection;
    return (
      projectionType === 'ALL' || this.keyNames.includes(attribute) || nonKeyAttributes.includes(attribute)
    );
  }

  /** What the index has of an item. */
  project(item: Item): Item {
    const { projectionType, nonKeyAttributes } = this.props.projection;
    return projectionType === 'ALL' ? item : keyOf([...this.keyNames, ...nonKeyAttributes], item);
  }
}
