import type { UpdateItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { project } from '../expression/projection';
import type { Item } from '../item/attribute-value';
import type { DynamoDbPorts } from '../ports';
import {
  legacy,
  refuseLegacy,
  returnConsumedCapacity,
  returnItemCollectionMetrics,
} from '../request-members';
import type { ItemChange } from '../table/table';
import { requireTableKey } from '../table/table-key';
import { prepareUpdate, readUpdate, updateMembers, type UpdateOfItem } from '../write/update';
import { describeConsumption, writeConsumption } from './consumed-capacity';
import { describeItemCollection } from './item-collection';
import { itemPermission } from './item-permission';
import { returnValues, type WithItems } from './return-values';

export const updateItem = operation({
  name: 'UpdateItem',
  input: z
    .object({
      ...updateMembers,
      ReturnValues: returnValues,
      ReturnConsumedCapacity: returnConsumedCapacity,
      ReturnItemCollectionMetrics: returnItemCollectionMetrics,
      AttributeUpdates: legacy,
      ConditionalOperator: legacy,
      Expected: legacy,
    })
    .transform((input) => {
      refuseLegacy(input);
      return { ...input, update: readUpdate(input) };
    }),
  authorize: ({ update, ReturnValues, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: update.tableReference,
      items: [update.key],
      attributes: [...Object.keys(update.key), ...update.update.map(({ path }) => path[0])],
      returnValues: ReturnValues,
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: (input, ports, { caller, transaction }) => {
    const { update, ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValues } = input;
    const table = ports.tables.get(update.tableReference);
    requireTableKey(ports, caller, table);
    const change = prepareUpdate(table, update);
    ports.tables.make([change], transaction);
    return {
      Attributes: attributesToReturn(ReturnValues, change, update),
      ConsumedCapacity: describeConsumption(ReturnConsumedCapacity, writeConsumption(change)),
      ItemCollectionMetrics: describeItemCollection(ReturnItemCollectionMetrics, change),
    } satisfies WithItems<UpdateItemOutput>;
  },
});

/** Nothing where there is nothing to tell. */
function attributesToReturn(
  asked: z.output<typeof returnValues>,
  { before, after }: ItemChange,
  { update }: UpdateOfItem,
): Item | undefined {
  const isUpdatedOnly = asked === 'UPDATED_OLD' || asked === 'UPDATED_NEW';
  const item = asked === 'NONE' ? undefined : (asked.endsWith('_OLD') ? before : after)?.item;
  if (!item || !isUpdatedOnly) return item;
  const updated = project(
    item,
    update.map(({ path }) => path),
  );
  return Object.keys(updated).length > 0 ? updated : undefined;
}
