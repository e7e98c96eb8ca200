import type { TransactWriteItemsOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { Item } from '../item/attribute-value';
import type { DynamoDbPorts } from '../ports';
import { returnConsumedCapacity, returnItemCollectionMetrics } from '../request-members';
import { requireKey } from '../table/key-schema';
import type { ItemChange } from '../table/table';
import { requireTableKey } from '../table/table-key';
import { type Delete, keyedMembers, prepareDelete, readDelete, readKeyed } from '../write/delete';
import { requireDistinctItems } from '../write/distinct-items';
import { preparePut, type Put, putMembers, readPut } from '../write/put';
import { allOrNothing } from '../write/transaction';
import { prepareUpdate, readUpdate, updateMembers, type UpdateOfItem } from '../write/update';
import { requireCondition } from '../write/write-condition';
import { describeConsumptions, writeConsumption } from './consumed-capacity';
import { itemPermission } from './item-permission';

const MOST_ACTIONS = 100;

/** "The aggregate size of the items in the transaction exceeds 4 MB" is refused. */
const LARGEST_TRANSACTION_BYTES = 4 * 1024 * 1024;

const actionInput = z.object({
  ConditionCheck: z.object(keyedMembers).optional(),
  Delete: z.object(keyedMembers).optional(),
  Put: z.object(putMembers).optional(),
  Update: z.object(updateMembers).optional(),
});

/** A condition on an item that the transaction leaves as it is. */
type Check = Omit<Delete, 'kind'> & { readonly kind: 'check' };

type Action = Check | Delete | Put | UpdateOfItem;

const IAM_ACTIONS = {
  check: 'dynamodb:ConditionCheckItem',
  delete: 'dynamodb:DeleteItem',
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
} as const;

export const transactWriteItems = operation({
  name: 'TransactWriteItems',
  input: z
    .object({
      TransactItems: z.array(actionInput).min(1).max(MOST_ACTIONS),
      ClientRequestToken: z.string().min(1).max(36).optional(),
      ReturnConsumedCapacity: returnConsumedCapacity,
      ReturnItemCollectionMetrics: returnItemCollectionMetrics,
    })
    .transform(({ TransactItems, ...input }) => ({
      ...input,
      TransactItems,
      actions: TransactItems.map(readAction),
    })),
  authorize: ({ actions, ReturnConsumedCapacity }, ports: DynamoDbPorts) =>
    actions.map((action) =>
      itemPermission(ports, {
        action: IAM_ACTIONS[action.kind],
        tableReference: action.tableReference,
        items: [keyIn(action)],
        attributes: Object.keys(keyIn(action)),
        returnConsumedCapacity: ReturnConsumedCapacity,
        enclosingOperation: 'TransactWriteItems',
      }),
    ),
  run: (
    { actions, TransactItems, ClientRequestToken, ReturnConsumedCapacity },
    ports,
    { caller, transaction },
  ) => {
    const { idempotency, tables } = ports;
    const isRepeated =
      ClientRequestToken !== undefined && idempotency.isRepeated(ClientRequestToken, TransactItems);
    if (isRepeated) return {};
    for (const { tableReference } of actions) requireTableKey(ports, caller, tables.get(tableReference));
    const changes = allOrNothing(actions, (action) => prepare(ports, action));
    requireDistinctItems(changes, 'Transaction request cannot include multiple operations on one item');
    requireSize(changes);
    // What is only looked at is no change.
    tables.make(
      changes.filter(({ before, after }) => before !== after),
      transaction,
    );
    if (ClientRequestToken !== undefined) idempotency.remember(ClientRequestToken, TransactItems);
    return {
      // Each item is read and written, "one to prepare the item for the transaction, one to commit".
      ConsumedCapacity: describeConsumptions(
        ReturnConsumedCapacity,
        changes.map((change) => writeConsumption(change, 2)),
      ),
    } satisfies TransactWriteItemsOutput;
  },
});

function readAction({ ConditionCheck, Delete, Put, Update }: z.output<typeof actionInput>): Action {
  const actions: Action[] = [
    ...(ConditionCheck ? [{ kind: 'check' as const, ...readKeyed(ConditionCheck) }] : []),
    ...(Delete ? [readDelete(Delete)] : []),
    ...(Put ? [readPut(Put)] : []),
    ...(Update ? [readUpdate(Update)] : []),
  ];
  const [action, ...more] = actions;
  if (action && more.length === 0) return action;
  throw validationException('TransactItems can only contain one of Check, Put, Update or Delete');
}

function keyIn(action: Action): Item {
  return action.kind === 'put' ? action.item : action.key;
}

function prepare({ tables }: DynamoDbPorts, action: Action): ItemChange {
  const table = tables.get(action.tableReference);
  switch (action.kind) {
    case 'put':
      return preparePut(table, action);
    case 'delete':
      return prepareDelete(table, action);
    case 'update':
      return prepareUpdate(table, action);
    case 'check': {
      requireKey(table.key, action.key);
      const change = table.deleting(action.key);
      requireCondition(action.condition, change.before);
      return { ...change, after: change.before };
    }
  }
}

function requireSize(changes: readonly ItemChange[]): void {
  const bytes = changes.reduce((sum, { before, after }) => sum + ((after ?? before)?.sizeBytes ?? 0), 0);
  if (bytes > LARGEST_TRANSACTION_BYTES) {
    throw validationException('Collection of items in the transaction exceeds 4 MB');
  }
}
