import { invalidParameters, validationException } from '../errors';
import type { DocumentPath } from '../expression/document-path';
import type { Item } from '../item/attribute-value';
import { keyNamesOf, keyOf, type KeySchema, positionOf, requireKey } from '../table/key-schema';
import type { OrderedItems, Position } from '../table/ordered-items';
import type { SecondaryIndex } from '../table/secondary-index';
import type { Table } from '../table/table';

/** What is read: a table, or an index of one. */
export interface ReadSource {
  readonly items: OrderedItems;
  readonly key: KeySchema;
  /** Of the key here, and of the key in the table. */
  readonly keyNames: readonly string[];
  readonly index?: SecondaryIndex;
  /** What is to be seen of an item. */
  view(item: Item): Item;
  /** @returns undefined for a key that is none here */
  positionOf(key: Item): Position | undefined;
}

export interface ReadSourceProps {
  readonly indexName?: string;
  readonly isConsistent: boolean;
  readonly select?: string;
  readonly projection?: readonly DocumentPath[];
}

/** @throws AwsError `ValidationException`; the words were recorded on AWS by dynalite's tests */
export function readSource(table: Table, props: ReadSourceProps): ReadSource {
  const { indexName, isConsistent, select, projection } = props;
  if (indexName === undefined) {
    if (select === 'ALL_PROJECTED_ATTRIBUTES') {
      throw invalidParameters('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
    }
    return {
      items: table.items,
      key: table.key,
      keyNames: keyNamesOf(table.key),
      view: (item) => item,
      positionOf: (key) => positionOf(table.key, key),
    };
  }
  const index = table.index(indexName);
  const { isGlobal, key } = index.props;
  if (isGlobal && isConsistent) {
    throw validationException('Consistent reads are not supported on global secondary indexes');
  }
  const needsTable =
    select === 'ALL_ATTRIBUTES'
      ? index.props.projection.projectionType !== 'ALL'
      : projection?.some((path) => !index.hasAttribute(path)) === true;
  if (isGlobal && needsTable) throw notProjected(index, select, projection);
  return {
    items: index.items,
    key,
    keyNames: index.keyNames,
    index,
    // A local index fetches from the table what it does not have.
    view: (item) => (needsTable ? item : index.project(item)),
    positionOf: (start) => index.positionOf(start),
  };
}

function notProjected(
  index: SecondaryIndex,
  select: string | undefined,
  projection: readonly DocumentPath[] = [],
) {
  const { name } = index.props;
  if (select === 'ALL_ATTRIBUTES') {
    return invalidParameters(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
    );
  }
  const missing = projection.filter((path) => !index.hasAttribute(path)).map(([attribute]) => attribute);
  return invalidParameters(`Global secondary index ${name} does not project [${missing.join(', ')}]`);
}

/** Where a read goes on. @param startKey the `LastEvaluatedKey` of the one before @throws AwsError `ValidationException` */
export function startPosition(table: Table, source: ReadSource, startKey: Item): Position {
  if (Object.keys(startKey).length !== source.keyNames.length) throw invalidStart();
  try {
    requireKey(table.key, keyOf(keyNamesOf(table.key), startKey));
  } catch (error) {
    throw invalidStart(error instanceof Error ? `: ${error.message}` : '');
  }
  const position = source.positionOf(startKey);
  if (position) return position;
  throw invalidStart();
}

function invalidStart(reason = '') {
  return validationException(`The provided starting key is invalid${reason}`);
}
