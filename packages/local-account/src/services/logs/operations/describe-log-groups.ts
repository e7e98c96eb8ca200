import type { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { LogGroup } from '../log-group';
import { logGroupNameOf } from '../log-groups';
import type { LogsPorts } from '../ports';
import { INVALID_TOKEN } from './log-page';
import { logResource } from './log-permission';

const PATTERN = /^[.\-_/#A-Za-z0-9]*$/;

const input = z.object({
  logGroupNamePrefix: z.string().min(1).max(512).regex(PATTERN).optional(),
  logGroupNamePattern: z.string().max(512).regex(PATTERN).optional(),
  logGroupClass: z.enum(['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY']).default('STANDARD'),
  logGroupIdentifiers: z.array(z.string().min(1).max(2048)).min(1).max(50).optional(),
  // There are no other accounts here.
  includeLinkedAccounts: z.boolean().optional(),
  accountIdentifiers: z.array(z.string()).max(20).optional(),
  limit: z.number().int().min(1).max(50).default(50),
  nextToken: z.string().min(1).optional(),
});

export const describeLogGroups = operation({
  name: 'DescribeLogGroups',
  input,
  authorize: (_, { account }: LogsPorts) => logResource(account, ''),
  run: async (given, { groups }: LogsPorts) => {
    const { items, nextToken } = page(selectGroups(groups.all, given), {
      key: ({ logGroupName }) => logGroupName,
      limit: given.limit,
      token: given.nextToken,
      invalidToken: INVALID_TOKEN,
    });
    await Promise.all(items.map((group) => group.expire()));
    const describe = given.logGroupNamePattern === undefined ? describeLogGroup : describeFoundLogGroup;
    return { logGroups: items.map(describe), nextToken } satisfies DescribeLogGroupsResponse;
  },
});

/** A pattern is a part of a name, in the same case (CloudWatch Logs API Reference, DescribeLogGroups). */
function selectGroups(all: readonly LogGroup[], given: z.output<typeof input>): LogGroup[] {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: part, logGroupIdentifiers } = given;
  if (prefix !== undefined && part !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    );
  }
  const named = logGroupIdentifiers && new Set(logGroupIdentifiers.map(logGroupNameOf));
  // Every group of the local run is of the standard class.
  if (given.logGroupClass !== 'STANDARD') return [];
  return all.filter(
    ({ logGroupName: name }) =>
      name.startsWith(prefix ?? '') && name.includes(part ?? '') && (!named || named.has(name)),
  );
}

/** What there is of a group that is found by a part of its name: recorded on AWS. */
function describeFoundLogGroup({ arn, creationTime, logGroupName }: LogGroup) {
  return {
    logGroupName,
    arn: `${arn}:*`,
    logGroupArn: arn,
    logGroupClass: 'STANDARD' as const,
    creationTime,
    metricFilterCount: 0,
  };
}

function describeLogGroup(group: LogGroup) {
  const { retentionInDays, kmsKeyArn } = group.settings;
  return {
    ...describeFoundLogGroup(group),
    deletionProtectionEnabled: false,
    retentionInDays,
    kmsKeyId: kmsKeyArn,
    storedBytes: group.bytes,
  };
}
