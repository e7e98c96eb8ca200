import type { DeleteItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import {
  legacy,
  refuseLegacy,
  returnConsumedCapacity,
  returnItemCollectionMetrics,
} from '../request-members';
import { requireTableKey } from '../table/table-key';
import { keyedMembers, prepareDelete, readDelete } from '../write/delete';
import { describeConsumption, writeConsumption } from './consumed-capacity';
import { describeItemCollection } from './item-collection';
import { itemPermission } from './item-permission';
import { returnValues, type WithItems } from './return-values';

export const deleteItem = operation({
  name: 'DeleteItem',
  input: z
    .object({
      ...keyedMembers,
      ReturnValues: returnValues,
      ReturnConsumedCapacity: returnConsumedCapacity,
      ReturnItemCollectionMetrics: returnItemCollectionMetrics,
      ConditionalOperator: legacy,
      Expected: legacy,
    })
    .transform((input) => {
      refuseLegacy(input);
      const { ReturnValues } = input;
      if (ReturnValues !== 'NONE' && ReturnValues !== 'ALL_OLD') {
        throw validationException('ReturnValues can only be ALL_OLD or NONE');
      }
      return { ...input, ReturnValues, deletion: readDelete(input) };
    }),
  authorize: ({ deletion, ReturnValues, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: deletion.tableReference,
      items: [deletion.key],
      attributes: Object.keys(deletion.key),
      returnValues: ReturnValues,
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: (input, ports, { caller }) => {
    const { deletion, ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues } = input;
    const table = ports.tables.get(deletion.tableReference);
    requireTableKey(ports, caller, table);
    const change = prepareDelete(table, deletion);
    ports.tables.make([change]);
    return {
      Attributes: ReturnValues === 'ALL_OLD' ? change.before?.item : undefined,
      ConsumedCapacity: describeConsumption(ReturnConsumedCapacity, writeConsumption(change)),
      ItemCollectionMetrics: describeItemCollection(ReturnItemCollectionMetrics, change),
    } satisfies WithItems<DeleteItemOutput>;
  },
});
