import { Placeholders } from '../expression/placeholders';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import { attributes, type Input, requireExpression, tableReference } from '../request-members';
import { requireKey } from '../table/key-schema';
import type { ItemChange, Table } from '../table/table';
import { conditionMembers, readCondition, requireCondition, type WriteCondition } from './write-condition';

/** What a request about an item that is there has: to delete it, or, in a transaction, to look at it. */
export const keyedMembers = { TableName: tableReference, Key: attributes, ...conditionMembers };

/** An item to be deleted. */
export interface Delete {
  readonly kind: 'delete';
  readonly tableReference: string;
  readonly key: Item;
  readonly condition: WriteCondition;
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readDelete(input: Input<typeof keyedMembers>): Delete {
  return { kind: 'delete', ...readKeyed(input) };
}

/** @throws AwsError as `readDelete` */
export function readKeyed(input: Input<typeof keyedMembers>): Omit<Delete, 'kind'> {
  requireExpression(input, { ConditionExpression: input.ConditionExpression });
  const key = readItem(input.Key);
  const given = new Placeholders(input);
  const condition = readCondition(input, given);
  given.requireAllUsed();
  return { tableReference: input.TableName, key, condition };
}

/** @throws AwsError `ValidationException`, `ConditionalCheckFailedException` */
export function prepareDelete(
  table: Table,
  { key, condition }: Pick<Delete, 'key' | 'condition'>,
): ItemChange {
  requireKey(table.key, key);
  const change = table.deleting(key);
  requireCondition(condition, change.before);
  return change;
}
