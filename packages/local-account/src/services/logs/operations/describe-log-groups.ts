import type { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { LogGroup } from '../log-group';
import type { LogsPorts } from '../ports';
import { INVALID_TOKEN } from './log-page';
import { logResource } from './log-permission';

export const describeLogGroups = operation({
  name: 'DescribeLogGroups',
  input: z.object({
    logGroupNamePrefix: z.string().optional(),
    logGroupNamePattern: z.string().optional(),
    limit: z.number().int().min(1).max(50).default(50),
    nextToken: z.string().optional(),
  }),
  authorize: (_, { account }: LogsPorts) => logResource(account, ''),
  run: (input, { groups }: LogsPorts) => {
    const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '' } = input;
    if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const selected = groups.all.filter(
      ({ logGroupName: name }) => name.startsWith(prefix) && name.toLowerCase().includes(part.toLowerCase()),
    );
    const { items, nextToken } = page(selected, {
      key: ({ logGroupName }) => logGroupName,
      limit: input.limit,
      token: input.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      logGroups: items.map(describeLogGroup),
      nextToken,
    } satisfies DescribeLogGroupsResponse;
  },
});

function describeLogGroup({ arn, bytes, creationTime, properties }: LogGroup) {
  const { logGroupName, retentionInDays, kmsKeyArn } = properties;
  return {
    logGroupName,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: 'STANDARD' as const,
    deletionProtectionEnabled: false,
    creationTime,
    metricFilterCount: 0,
    retentionInDays,
    kmsKeyId: kmsKeyArn,
    storedBytes: bytes,
  };
}
