import type { DescribeContinuousBackupsOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';
import { describeBackups, tableOfBackups } from './continuous-backups';

export const describeContinuousBackups = operation({
  name: 'DescribeContinuousBackups',
  input: z.object({ TableName: tableReference }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName }, { clock, tables }) =>
    ({
      ContinuousBackupsDescription: describeBackups(tableOfBackups(tables, TableName), clock),
    }) satisfies DescribeContinuousBackupsOutput,
});
