import { z } from 'zod';
import { invalidParameters, validationException } from '../errors';
import { applyUpdate } from '../expression/apply-update';
import { parseUpdate } from '../expression/parse-update';
import { Placeholders } from '../expression/placeholders';
import type { Update } from '../expression/update';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import { type Input, requireExpression } from '../request-members';
import { keyNamesOf, requireKey } from '../table/key-schema';
import type { ItemChange, Table } from '../table/table';
import { keyedMembers } from './delete';
import { readCondition, requireCondition, type WriteCondition } from './write-condition';

/** What a request to update an item has, alone or in a transaction. */
export const updateMembers = { ...keyedMembers, UpdateExpression: z.string().optional() };

/** An item to be updated; one that is not there is made. */
export interface UpdateOfItem {
  readonly kind: 'update';
  readonly tableReference: string;
  readonly key: Item;
  readonly update: Update;
  readonly condition: WriteCondition;
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readUpdate(input: Input<typeof updateMembers>): UpdateOfItem {
  const { TableName, UpdateExpression, ConditionExpression } = input;
  requireExpression(input, { UpdateExpression, ConditionExpression });
  const key = readItem(input.Key);
  const given = new Placeholders(input);
  const update = UpdateExpression === undefined ? [] : parseUpdate(UpdateExpression, given);
  const condition = readCondition(input, given);
  given.requireAllUsed();
  return { kind: 'update', tableReference: TableName, key, update, condition };
}

/** @throws AwsError `ValidationException`, `ConditionalCheckFailedException` */
export function prepareUpdate(
  table: Table,
  { key, update, condition }: Pick<UpdateOfItem, 'key' | 'update' | 'condition'>,
): ItemChange {
  requireKey(table.key, key);
  requireNoKeyUpdate(table, update);
  const before = table.get(key);
  requireCondition(condition, before);
  const after = applyUpdate(update, before?.item ?? key);
  return table.putting(after, 'Item size to update has exceeded the maximum allowed size');
}

function requireNoKeyUpdate(table: Table, update: Update): void {
  const keyNames = keyNamesOf(table.key);
  const indexNames = table.indexes.flatMap(({ props }) => keyNamesOf(props.key));
  for (const { path } of update) {
    const [attribute] = path;
    if (keyNames.includes(attribute)) {
      throw path.length > 1
        ? nestedKey('Key', attribute)
        : invalidParameters(`Cannot update attribute ${attribute}. This attribute is part of the key`);
    }
    if (path.length > 1 && indexNames.includes(attribute)) throw nestedKey('IndexKey', attribute);
  }
}

function nestedKey(kind: 'Key' | 'IndexKey', attribute: string) {
  return validationException(
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${attribute}`,
  );
}
