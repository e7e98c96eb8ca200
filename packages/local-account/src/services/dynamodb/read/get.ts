import { z } from 'zod';
import type { DocumentPath } from '../expression/document-path';
import { Placeholders } from '../expression/placeholders';
import { parseProjection, project } from '../expression/projection';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import { attributes, type Input, placeholders, requireExpression, tableReference } from '../request-members';
import { requireKey } from '../table/key-schema';
import type { Table } from '../table/table';

/** What a request to get an item has, alone or in a transaction. */
export const getMembers = {
  TableName: tableReference,
  Key: attributes,
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: placeholders.ExpressionAttributeNames,
};

/** An item to be got. */
export interface Get {
  readonly tableReference: string;
  readonly key: Item;
  /** @default - the whole item */
  readonly projection?: readonly DocumentPath[];
}

/** @throws AwsError `ValidationException`, `SerializationException` */
export function readGet(input: Input<typeof getMembers>): Get {
  const { TableName, ProjectionExpression } = input;
  requireExpression(input, { ProjectionExpression });
  const key = readItem(input.Key);
  const given = new Placeholders(input);
  const projection =
    ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, given);
  given.requireAllUsed();
  return { tableReference: TableName, key, projection };
}

/**
 * @returns the item, or what is asked for of it, and the size of all of it
 * @throws AwsError `ValidationException`
 */
export function getFrom(
  table: Table,
  { key, projection }: Pick<Get, 'key' | 'projection'>,
): { readonly item: Item | undefined; readonly sizeBytes: number } {
  requireKey(table.key, key);
  const stored = table.get(key);
  const item = stored && projection ? project(stored.item, projection) : stored?.item;
  return { item, sizeBytes: stored?.sizeBytes ?? 0 };
}
