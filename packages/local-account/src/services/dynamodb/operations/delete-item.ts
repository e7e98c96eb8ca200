import type { DeleteItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { requireTableKey } from '../table/table-key';
import { keyedMembers, prepareDelete, readDelete } from '../write/delete';
import { itemPermission } from './item-permission';
import type { WithItems } from './return-values';
import { makeWholeItemChange, readReturnValues, wholeItemMembers } from './whole-item-write';

export const deleteItem = operation({
  name: 'DeleteItem',
  input: z.object({ ...keyedMembers, ...wholeItemMembers }).transform((input) => ({
    ...input,
    ReturnValues: readReturnValues(input),
    deletion: readDelete(input),
  })),
  authorize: ({ deletion, ReturnValues, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: deletion.tableReference,
      items: [deletion.key],
      attributes: Object.keys(deletion.key),
      returnValues: ReturnValues,
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: (input, ports, { caller, transaction }) => {
    const table = ports.tables.get(input.deletion.tableReference);
    requireTableKey(ports, caller, table);
    return makeWholeItemChange(
      input,
      ports,
      prepareDelete(table, input.deletion),
      transaction,
    ) satisfies WithItems<DeleteItemOutput>;
  },
});
