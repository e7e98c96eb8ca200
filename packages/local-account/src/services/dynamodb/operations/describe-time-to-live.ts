import type { DescribeTimeToLiveOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';

export const describeTimeToLive = operation({
  name: 'DescribeTimeToLive',
  input: z.object({ TableName: tableReference }),
  authorize: ({ TableName }, { tables }: DynamoDbPorts) => tables.arnOf(TableName),
  run: ({ TableName }, { tables }) => {
    const { timeToLiveAttribute } = tables.describe(TableName);
    return {
      TimeToLiveDescription:
        timeToLiveAttribute === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { AttributeName: timeToLiveAttribute, TimeToLiveStatus: 'ENABLED' },
    } satisfies DescribeTimeToLiveOutput;
  },
});
