import type { DescribeTableOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';
import { describeTable as describe } from '../table/describe-table';

export const describeTable = operation({
  name: 'DescribeTable',
  input: z.object({ TableName: tableReference }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName }, { tables }) =>
    ({ Table: describe(tables.describe(TableName)) }) satisfies DescribeTableOutput,
});
