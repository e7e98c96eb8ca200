import { Placeholders } from '../expression/placeholders';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import { attributes, type Input, requireExpression, tableReference } from '../request-members';
import type { ItemChange, Table } from '../table/table';
import { conditionMembers, readCondition, requireCondition, type WriteCondition } from './write-condition';

/** What a request to put an item has, alone or in a transaction. */
export const putMembers = { TableName: tableReference, Item: attributes, ...conditionMembers };

/** An item to be put. */
export interface Put {
  readonly kind: 'put';
  readonly tableReference: string;
  readonly item: Item;
  readonly condition: WriteCondition;
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readPut(input: Input<typeof putMembers>): Put {
  requireExpression(input, { ConditionExpression: input.ConditionExpression });
  const item = readItem(input.Item);
  const given = new Placeholders(input);
  const condition = readCondition(input, given);
  given.requireAllUsed();
  return { kind: 'put', tableReference: input.TableName, item, condition };
}

/** @throws AwsError `ValidationException`, `ConditionalCheckFailedException` */
export function preparePut(table: Table, { item, condition }: Pick<Put, 'item' | 'condition'>): ItemChange {
  const change = table.putting(item, 'Item size has exceeded the maximum allowed size');
  requireCondition(condition, change.before);
  return change;
}
