import type { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import { page } from '../../../wire/page';
import type { LocalWorld } from '../../local-world';
import { INVALID_TOKEN } from './log-group-input';

export const describeLogGroups = operation({
  name: 'DescribeLogGroups',
  input: z.object({
    logGroupNamePrefix: z.string().optional(),
    logGroupNamePattern: z.string().optional(),
    limit: z.number().int().min(1).max(50).default(50),
    nextToken: z.string().optional(),
  }),
  invalid: 'InvalidParameterException',
  run: (input, _, { logs }: LocalWorld) => {
    const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '' } = input;
    if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
      throw new AwsError(
        'InvalidParameterException',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const groups = logs.logGroups.filter(
      ({ logGroupName: name }) => name.startsWith(prefix) && name.toLowerCase().includes(part.toLowerCase()),
    );
    const { items, nextToken } = page(groups, {
      key: ({ logGroupName }) => logGroupName,
      limit: input.limit,
      token: input.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      logGroups: items.map((group) => ({
        logGroupName: group.logGroupName,
        arn: `${group.arn}:*`,
        logGroupArn: group.arn,
        logGroupClass: 'STANDARD' as const,
        deletionProtectionEnabled: false,
        creationTime: group.creationTime,
        metricFilterCount: 0,
        retentionInDays: group.retentionInDays,
        storedBytes: group.bytes,
      })),
      nextToken,
    } satisfies DescribeLogGroupsResponse;
  },
});
