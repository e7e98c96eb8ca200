import type { DeleteTableOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';
import { describeTable } from '../table/describe-table';

export const deleteTable = operation({
  name: 'DeleteTable',
  input: z.object({ TableName: tableReference }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName }, { tables }) => {
    const table = tables.describe(TableName);
    tables.delete(table);
    return { TableDescription: describeTable(table, 'DELETING') } satisfies DeleteTableOutput;
  },
});
