import type { QueryOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { Item } from '../item/attribute-value';
import type { DynamoDbPorts } from '../ports';
import { readPage } from '../read/item-page';
import { queryMembers, readQuery, requireQuery } from '../read/query';
import { readSource } from '../read/read-source';
import { legacy, refuseLegacy } from '../request-members';
import { requireTableKey } from '../table/table-key';
import { describeRead } from './describe-read';
import { itemPermission } from './item-permission';
import type { WithItems } from './return-values';

export const query = operation({
  name: 'Query',
  input: z
    .object({
      ...queryMembers,
      AttributesToGet: legacy,
      ConditionalOperator: legacy,
      KeyConditions: legacy,
      QueryFilter: legacy,
    })
    .transform((input) => {
      refuseLegacy(input);
      return { ...input, query: readQuery(input) };
    }),
  authorize: ({ TableName, IndexName, query: read, ...input }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: TableName,
      indexName: IndexName,
      items: [asItem(read.constraints)],
      attributes: read.projection?.map(([name]) => name),
      returnConsumedCapacity: input.ReturnConsumedCapacity,
      select: input.Select,
    }),
  ],
  run: ({ TableName, ScanIndexForward, query: read, ...input }, ports, { caller }) => {
    const table = ports.tables.get(TableName);
    requireTableKey(ports, caller, table);
    const source = readSource(table, read.source);
    const { partition, range, start } = requireQuery(table, source, read);
    const stored = source.items.inPartition(partition, range, ScanIndexForward, start);
    const page = readPage(stored, source, { ...read, limit: input.Limit });
    return describeRead(table, source, page, input) satisfies WithItems<QueryOutput>;
  },
});

/** What a query says of the items that it reads. */
function asItem(constraints: ReturnType<typeof readQuery>['constraints']): Item {
  return Object.fromEntries(
    constraints.flatMap(({ attribute, operator, values: [value] }) =>
      operator === '=' && value ? [[attribute, value] as const] : [],
    ),
  );
}
