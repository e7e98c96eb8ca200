import type { UpdateTimeToLiveOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { validationException } from '../errors';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';

export const updateTimeToLive = operation({
  name: 'UpdateTimeToLive',
  input: z.object({
    TableName: tableReference,
    TimeToLiveSpecification: z.object({
      AttributeName: z.string().min(1).max(255),
      Enabled: z.boolean(),
    }),
  }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName, TimeToLiveSpecification }, { expiry, tables }) => {
    const table = tables.describe(TableName);
    const { AttributeName, Enabled } = TimeToLiveSpecification;
    if (Enabled === (table.timeToLiveAttribute !== undefined)) {
      throw validationException(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
    }
    if (Enabled) expiry.enable(table, AttributeName);
    else delete table.timeToLiveAttribute;
    return { TimeToLiveSpecification } satisfies UpdateTimeToLiveOutput;
  },
});
