import type { PutItemOutput } from '@aws-sdk/client-dynamodb';
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
import { preparePut, putMembers, readPut } from '../write/put';
import { describeConsumption, writeConsumption } from './consumed-capacity';
import { describeItemCollection } from './item-collection';
import { itemPermission } from './item-permission';
import { returnValues, type WithItems } from './return-values';

export const putItem = operation({
  name: 'PutItem',
  input: z
    .object({
      ...putMembers,
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
      return { ...input, ReturnValues, put: readPut(input) };
    }),
  authorize: ({ put, ReturnValues, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: put.tableReference,
      items: [put.item],
      attributes: Object.keys(put.item),
      returnValues: ReturnValues,
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: (input, ports, { caller }) => {
    const { put, ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues } = input;
    const table = ports.tables.get(put.tableReference);
    requireTableKey(ports, caller, table);
    const change = preparePut(table, put);
    ports.tables.make([change]);
    return {
      Attributes: ReturnValues === 'ALL_OLD' ? change.before?.item : undefined,
      ConsumedCapacity: describeConsumption(ReturnConsumedCapacity, writeConsumption(change)),
      ItemCollectionMetrics: describeItemCollection(ReturnItemCollectionMetrics, change),
    } satisfies WithItems<PutItemOutput>;
  },
});
