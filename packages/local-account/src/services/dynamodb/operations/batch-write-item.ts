import type { BatchWriteItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { recordByName } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { Item } from '../item/attribute-value';
import { readItem } from '../item/read-item';
import type { DynamoDbPorts } from '../ports';
import { attributes, returnConsumedCapacity, returnItemCollectionMetrics } from '../request-members';
import { requireTableKey } from '../table/table-key';
import { prepareDelete } from '../write/delete';
import { requireDistinctItems } from '../write/distinct-items';
import { preparePut } from '../write/put';
import { describeConsumptions, writeConsumption } from './consumed-capacity';
import { describeItemCollection } from './item-collection';
import { itemPermission } from './item-permission';

const MOST_WRITES = 25;

const writeRequest = z.object({
  PutRequest: z.object({ Item: attributes }).optional(),
  DeleteRequest: z.object({ Key: attributes }).optional(),
});

type BatchWrite = { readonly item: Item } | { readonly key: Item };

const NO_CONDITION = { showsItem: false };

export const batchWriteItem = operation({
  name: 'BatchWriteItem',
  input: z
    .object({
      RequestItems: recordByName(z.array(writeRequest).min(1).max(MOST_WRITES)),
      ReturnConsumedCapacity: returnConsumedCapacity,
      ReturnItemCollectionMetrics: returnItemCollectionMetrics,
    })
    .transform(({ RequestItems, ...input }) => {
      const tables = Object.entries(RequestItems).map(([tableReference, requests]) => ({
        tableReference,
        writes: requests.map(readWrite),
      }));
      const count = tables.reduce((sum, { writes }) => sum + writes.length, 0);
      if (count > MOST_WRITES) {
        throw validationException('Too many items requested for the BatchWriteItem call');
      }
      return { ...input, tables };
    }),
  authorize: ({ tables, ReturnConsumedCapacity }, ports: DynamoDbPorts) =>
    tables.map(({ tableReference, writes }) => {
      const items = writes.map((write) => ('item' in write ? write.item : write.key));
      return itemPermission(ports, {
        tableReference,
        items,
        attributes: items.flatMap(Object.keys),
        returnConsumedCapacity: ReturnConsumedCapacity,
      });
    }),
  run: ({ tables, ReturnConsumedCapacity, ReturnItemCollectionMetrics }, ports, { caller, transaction }) => {
    const written = tables.map(({ tableReference, writes }) => {
      const table = ports.tables.get(tableReference);
      requireTableKey(ports, caller, table);
      const changes = writes.map((write) =>
        'item' in write
          ? preparePut(table, { ...write, condition: NO_CONDITION })
          : prepareDelete(table, { ...write, condition: NO_CONDITION }),
      );
      return { tableReference, changes };
    });
    const changes = written.flatMap((table) => table.changes);
    requireDistinctItems(changes, 'Provided list of item keys contains duplicates');
    ports.tables.make(changes, transaction);
    const metrics = written
      .map(({ tableReference, changes: made }) => [
        tableReference,
        made.flatMap((change) => describeItemCollection(ReturnItemCollectionMetrics, change) ?? []),
      ])
      .filter(([, described]) => described && described.length > 0);
    return {
      UnprocessedItems: {},
      ItemCollectionMetrics: metrics.length > 0 ? Object.fromEntries(metrics) : undefined,
      ConsumedCapacity: describeConsumptions(
        ReturnConsumedCapacity,
        changes.map((change) => writeConsumption(change)),
      ),
    } satisfies Record<keyof BatchWriteItemOutput, unknown>;
  },
});

/** The words were recorded on AWS by dynalite's tests. */
function readWrite({ PutRequest, DeleteRequest }: z.output<typeof writeRequest>): BatchWrite {
  if (PutRequest && DeleteRequest) {
    throw validationException(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  if (PutRequest) return { item: readItem(PutRequest.Item) };
  if (DeleteRequest) return { key: readItem(DeleteRequest.Key) };
  throw validationException(
    'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  );
}
