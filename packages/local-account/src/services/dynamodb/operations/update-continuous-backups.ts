import type { UpdateContinuousBackupsOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';
import { describeBackups, tableOfBackups } from './continuous-backups';

export const updateContinuousBackups = operation({
  name: 'UpdateContinuousBackups',
  input: z.object({
    TableName: tableReference,
    PointInTimeRecoverySpecification: z.object({
      PointInTimeRecoveryEnabled: z.boolean(),
      RecoveryPeriodInDays: z.number().int().min(1).max(35).optional(),
    }),
  }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName, PointInTimeRecoverySpecification }, { clock, tables }) => {
    const table = tableOfBackups(tables, TableName);
    const { PointInTimeRecoveryEnabled, RecoveryPeriodInDays } = PointInTimeRecoverySpecification;
    if (PointInTimeRecoveryEnabled) {
      table.recoverableSince ??= clock.now();
      table.recoveryPeriodDays = RecoveryPeriodInDays ?? table.recoveryPeriodDays;
    } else delete table.recoverableSince;
    return {
      ContinuousBackupsDescription: describeBackups(table, clock),
    } satisfies UpdateContinuousBackupsOutput;
  },
});
