import { invalidParameters, validationException } from '../errors';
import type { Item } from '../item/attribute-value';
import { LARGEST_ITEM_BYTES } from '../item/item-size';
import { keySchemaOf, requireGoodDefinition } from './check-definition';
import { type KeySchema, positionOf, requireIndexKey, requireItemKey } from './key-schema';
import { OrderedItems, type Position } from './ordered-items';
import { SecondaryIndex } from './secondary-index';
import { type StoredItem, storedItem } from './stored-item';
import type { IndexDefinition, TableDefinition } from './table-definition';

export interface TableProps {
  readonly arn: string;
  readonly id: string;
  readonly creationDate: Date;
}

/** A change of one item, checked and not yet made. */
export interface ItemChange {
  readonly table: Table;
  readonly position: Position;
  readonly before: StoredItem | undefined;
  /** Undefined where the item goes. */
  readonly after: StoredItem | undefined;
}

/** For how long backups are kept at most, and where nothing is said of it. */
export const LONGEST_RECOVERY_DAYS = 35;

/** A table with its items and indexes. */
export class Table {
  readonly key: KeySchema;
  readonly items = new OrderedItems();
  indexes: readonly SecondaryIndex[];
  /** Since when AWS would keep backups of every second, in milliseconds since the epoch; none are made here. @default - it would not */
  recoverableSince?: number;
  /** How long it would keep them. */
  recoveryPeriodDays = LONGEST_RECOVERY_DAYS;
  /** The attribute with the time at which an item expires, in seconds since the epoch. @default - items do not expire */
  timeToLiveAttribute?: string;
  private itemCount = 0;
  private bytes = 0;
  private memoryTaken = 0;

  constructor(
    public definition: TableDefinition,
    readonly props: TableProps,
  ) {
    this.key = keySchemaOf(definition.KeySchema, definition.AttributeDefinitions);
    this.indexes = [
      ...(definition.LocalSecondaryIndexes ?? []).map((index) => this.createIndex(index, false)),
      ...(definition.GlobalSecondaryIndexes ?? []).map((index) => this.createIndex(index, true)),
    ];
  }

  get name(): string {
    return this.definition.TableName;
  }

  get count(): number {
    return this.itemCount;
  }

  get sizeBytes(): number {
    return this.bytes;
  }

  /** What its items take of this process's memory. */
  get memoryBytes(): number {
    return this.memoryTaken;
  }

  /** @throws AwsError `ValidationException` */
  index(name: string): SecondaryIndex {
    const index = this.indexes.find(({ props }) => props.name === name);
    if (index) return index;
    throw validationException(`The table does not have the specified index: ${name}`);
  }

  /** @param key a key that has been checked, or an item */
  get(key: Item): StoredItem | undefined {
    return this.items.get(this.positionOf(key));
  }

  /**
   * What it takes to put an item in, in place of the one that has its key.
   *
   * @throws AwsError `ValidationException` for an item that the table does not take
   */
  putting(item: Item, whenTooLarge: string): ItemChange {
    requireItemKey(this.key, item);
    for (const { props } of this.indexes) requireIndexKey(props.key, item, props.name);
    const after = storedItem(item);
    if (after.sizeBytes > LARGEST_ITEM_BYTES) throw validationException(whenTooLarge);
    const position = this.positionOf(item);
    return { table: this, position, before: this.items.get(position), after };
  }

  /** What it takes to take an item out. @param key a key that has been checked */
  deleting(key: Item): ItemChange {
    const position = this.positionOf(key);
    return { table: this, position, before: this.items.get(position), after: undefined };
  }

  /**
   * Changes what it is made with: an index that is new gets the items that have its key.
   *
   * @throws AwsError `ValidationException`
   */
  redefine(definition: TableDefinition): void {
    requireGoodDefinition(definition);
    this.definition = definition;
    const kept = new Map(this.indexes.map((index) => [index.props.name, index]));
    const local = this.indexes.filter(({ props }) => !props.isGlobal);
    const global = (definition.GlobalSecondaryIndexes ?? []).map(
      (index) => kept.get(index.IndexName) ?? this.fillIndex(this.createIndex(index, true)),
    );
    this.indexes = [...local, ...global];
  }

  private fillIndex(index: SecondaryIndex): SecondaryIndex {
    for (const stored of this.items.all()) index.replace(undefined, stored);
    return index;
  }

  /** Makes a change, which has room already. */
  make({ position, before, after }: ItemChange): void {
    if (after) this.items.set(position, after);
    else this.items.delete(position);
    for (const index of this.indexes) index.replace(before, after);
    this.itemCount += Number(after !== undefined) - Number(before !== undefined);
    this.bytes += (after?.sizeBytes ?? 0) - (before?.sizeBytes ?? 0);
    this.memoryTaken += (after?.memoryBytes ?? 0) - (before?.memoryBytes ?? 0);
  }

  private positionOf(item: Item): Position {
    const position = positionOf(this.key, item);
    if (position) return position;
    throw invalidParameters('The item has no key');
  }

  private createIndex(
    { IndexName, KeySchema, Projection }: IndexDefinition,
    isGlobal: boolean,
  ): SecondaryIndex {
    return new SecondaryIndex({
      name: IndexName,
      arn: `${this.props.arn}/index/${IndexName}`,
      isGlobal,
      key: keySchemaOf(KeySchema, this.definition.AttributeDefinitions),
      tableKey: this.key,
      projection: {
        projectionType: Projection.ProjectionType ?? 'ALL',
        nonKeyAttributes: Projection.NonKeyAttributes ?? [],
      },
    });
  }
}
