import type { PutItemOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { requireTableKey } from '../table/table-key';
import { preparePut, putMembers, readPut } from '../write/put';
import { itemPermission } from './item-permission';
import type { WithItems } from './return-values';
import { makeWholeItemChange, readReturnValues, wholeItemMembers } from './whole-item-write';

export const putItem = operation({
  name: 'PutItem',
  input: z
    .object({ ...putMembers, ...wholeItemMembers })
    .transform((input) => ({ ...input, ReturnValues: readReturnValues(input), put: readPut(input) })),
  authorize: ({ put, ReturnValues, ReturnConsumedCapacity }, ports: DynamoDbPorts) => [
    itemPermission(ports, {
      tableReference: put.tableReference,
      items: [put.item],
      attributes: Object.keys(put.item),
      returnValues: ReturnValues,
      returnConsumedCapacity: ReturnConsumedCapacity,
    }),
  ],
  run: (input, ports, { caller, transaction }) => {
    const table = ports.tables.get(input.put.tableReference);
    requireTableKey(ports, caller, table);
    return makeWholeItemChange(
      input,
      ports,
      preparePut(table, input.put),
      transaction,
    ) satisfies WithItems<PutItemOutput>;
  },
});
