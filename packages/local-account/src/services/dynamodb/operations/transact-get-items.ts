import type { TransactGetItemsOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { getFrom, getMembers, readGet } from '../read/get';
import { returnConsumedCapacity } from '../request-members';
import { requireTableKey } from '../table/table-key';
import { allOrNothing } from '../write/transaction';
import { describeConsumptions, readUnits } from './consumed-capacity';
import { itemPermission } from './item-permission';

const MOST_ACTIONS = 100;

export const transactGetItems = operation({
  name: 'TransactGetItems',
  input: z
    .object({
      TransactItems: z
        .array(z.object({ Get: z.object(getMembers) }))
        .min(1)
        .max(MOST_ACTIONS),
      ReturnConsumedCapacity: returnConsumedCapacity,
    })
    .transform(({ TransactItems, ...input }) => ({
      ...input,
      gets: TransactItems.map(({ Get }) => readGet(Get)),
    })),
  authorize: ({ gets, ReturnConsumedCapacity }, ports: DynamoDbPorts) =>
    gets.map(({ tableReference, key, projection }) =>
      itemPermission(ports, {
        action: 'dynamodb:GetItem',
        tableReference,
        items: [key],
        attributes: projection && [...Object.keys(key), ...projection.map(([name]) => name)],
        returnConsumedCapacity: ReturnConsumedCapacity,
        enclosingOperation: 'TransactGetItems',
      }),
    ),
  run: ({ gets, ReturnConsumedCapacity }, ports, { caller }) => {
    for (const { tableReference } of gets) {
      requireTableKey(ports, caller, ports.tables.get(tableReference));
    }
    const read = allOrNothing(gets, (get) => {
      const table = ports.tables.get(get.tableReference);
      return { table, ...getFrom(table, get) };
    });
    return {
      Responses: read.map(({ item }) => (item ? { Item: item } : {})),
      // Each item is read twice: "one to prepare the transaction, and one to commit it".
      ConsumedCapacity: describeConsumptions(
        ReturnConsumedCapacity,
        read.map(({ table, sizeBytes }) => ({
          table,
          units: 2 * readUnits(sizeBytes, true),
          indexUnits: new Map(),
        })),
      ),
    } satisfies Record<keyof TransactGetItemsOutput, unknown>;
  },
});
