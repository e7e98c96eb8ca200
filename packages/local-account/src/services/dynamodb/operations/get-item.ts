import type { GetItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { getFrom, getMembers, readGet } from '../read/get';
import { legacy, refuseLegacy, returnConsumedCapacity } from '../request-members';
import { requireTableKey } from '../table/table-key';
import { describeConsumption, readUnits } from './consumed-capacity';
import { itemPermission } from './item-permission';
import type { WithItems } from './return-values';

export const getItem = operation({
  name: 'GetItem',
  input: z
    .object({
      ...getMembers,
      ConsistentRead: z.boolean().default(false),
      ReturnConsumedCapacity: returnConsumedCapacity,
      AttributesToGet: legacy,
    })
    .transform((input) => {
      refuseLegacy(input);
      return { ...input, get: readGet(input) };
    }),
  authorize: ({ get, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: get.tableReference,
      items: [get.key],
      attributes: get.projection && [...Object.keys(get.key), ...get.projection.map(([name]) => name)],
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: ({ get, ConsistentRead, ReturnConsumedCapacity }, ports, { caller }) => {
    const table = ports.tables.get(get.tableReference);
    requireTableKey(ports, caller, table);
    const { item, sizeBytes } = getFrom(table, get);
    return {
      Item: item,
      ConsumedCapacity: describeConsumption(ReturnConsumedCapacity, {
        table,
        units: readUnits(sizeBytes, ConsistentRead),
        indexUnits: new Map(),
      }),
    } satisfies WithItems<GetItemOutput>;
  },
});
