import { ownValue } from '../../../record-by-name';
import { invalidParameters, validationException } from '../errors';
import { type AttributeValue, type Item, type ScalarType, typeOf } from '../item/attribute-value';
import { valueSize } from '../item/item-size';
import { orderOf } from '../item/order';

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
const LONGEST_PARTITION_KEY_BYTES = 2048;
const LONGEST_SORT_KEY_BYTES = 1024;

/** An attribute of a key. */
export interface KeyAttribute {
  readonly name: string;
  readonly type: ScalarType;
}

/** The key of a table or of an index. */
export interface KeySchema {
  readonly partition: KeyAttribute;
  /** @default - a partition holds one item */
  readonly sort?: KeyAttribute;
}

/** Where an item is in a table or an index: texts in the order of the values. */
export interface KeyPosition {
  readonly partition: string;
  /** Empty where the key has no second attribute. */
  readonly sort: string;
}

export function attributesOf({ partition, sort }: KeySchema): readonly KeyAttribute[] {
  return sort ? [partition, sort] : [partition];
}

export function keyNamesOf(schema: KeySchema): readonly string[] {
  return attributesOf(schema).map(({ name }) => name);
}

/** @returns undefined for an item that lacks part of the key */
export function positionOf({ partition, sort }: KeySchema, item: Item): KeyPosition | undefined {
  const partitionOrder = orderIn(item, partition);
  const sortOrder = sort ? orderIn(item, sort) : '';
  return partitionOrder === undefined || sortOrder === undefined
    ? undefined
    : { partition: partitionOrder, sort: sortOrder };
}

function orderIn(item: Item, { name, type }: KeyAttribute): string | undefined {
  const value = ownValue(item, name);
  return value && typeOf(value) === type ? orderOf(value) : undefined;
}

/**
 * Checks a key that a request gives. The words of this and of what follows were recorded on AWS by dynalite's tests.
 *
 * @throws AwsError `ValidationException`
 */
export function requireKey(schema: KeySchema, key: Item): void {
  const attributes = attributesOf(schema);
  if (Object.keys(key).length !== attributes.length) throw keyMismatch();
  for (const attribute of attributes) {
    const value = ownValue(key, attribute.name);
    if (!value || typeOf(value) !== attribute.type) throw keyMismatch();
    if (isEmpty(value)) {
      throw invalidParameters(
        `The AttributeValue for a key attribute cannot contain an empty ${kindOf(attribute.type)} value. Key: ${attribute.name}`,
      );
    }
    requireKeySize(schema, attribute, value);
  }
}

/** Checks that an item has the key of its table. @throws AwsError `ValidationException` */
export function requireItemKey(schema: KeySchema, item: Item): void {
  for (const attribute of attributesOf(schema)) {
    const { name, type } = attribute;
    const value = ownValue(item, name);
    if (!value) throw invalidParameters(`Missing the key ${name} in the item`);
    if (typeOf(value) !== type) {
      throw invalidParameters(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    }
    if (isEmpty(value)) {
      throw validationException(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kindOf(type)} value. Key: ${name}`,
      );
    }
    requireKeySize(schema, attribute, value);
  }
}

/** Checks the attributes of an item that are the key of an index: it may lack them. @throws AwsError `ValidationException` */
export function requireIndexKey(schema: KeySchema, item: Item, indexName: string): void {
  for (const attribute of attributesOf(schema)) {
    const { name, type } = attribute;
    const value = ownValue(item, name);
    if (!value) continue;
    if (typeOf(value) !== type) {
      throw invalidParameters(
        `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${indexName}`,
      );
    }
    if (isEmpty(value)) {
      throw validationException(
        `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kindOf(type)} value. IndexName: ${indexName}, IndexKey: ${name}`,
      );
    }
    requireKeySize(schema, attribute, value);
  }
}

/** The attributes of an item that are its key, in a table or an index. */
export function keyOf(names: Iterable<string>, item: Item): Item {
  const values = [...new Set(names)].flatMap((name) => {
    const value = ownValue(item, name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(values);
}

function requireKeySize(schema: KeySchema, attribute: KeyAttribute, value: AttributeValue): void {
  const bytes = valueSize(value);
  if (attribute === schema.partition && bytes > LONGEST_PARTITION_KEY_BYTES) {
    throw invalidParameters('Size of hashkey has exceeded the maximum size limit of2048 bytes');
  }
  if (attribute !== schema.partition && bytes > LONGEST_SORT_KEY_BYTES) {
    throw invalidParameters('Aggregated size of all range keys has exceeded the size limit of 1024 bytes');
  }
}

function keyMismatch() {
  return validationException('The provided key element does not match the schema');
}

function isEmpty(value: AttributeValue): boolean {
  return ('S' in value && value.S === '') || ('B' in value && value.B === '');
}

function kindOf(type: ScalarType): 'string' | 'binary' {
  return type === 'B' ? 'binary' : 'string';
}
