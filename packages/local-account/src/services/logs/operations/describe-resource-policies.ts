import type { DescribeResourcePoliciesResponse } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { LogsPorts } from '../ports';

const INVALID_TOKEN = new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');

export const describeResourcePolicies = operation({
  name: 'DescribeResourcePolicies',
  input: z.strictObject({
    nextToken: z.string().min(1).optional(),
    limit: z.number().int().min(1).max(50).default(50),
  }),
  authorize: () => '*',
  run: ({ nextToken: token, limit }, { resourcePolicies }: LogsPorts) => {
    const { items, nextToken } = page(resourcePolicies.all, {
      key: ({ policyName }) => policyName,
      limit,
      token,
      invalidToken: INVALID_TOKEN,
    });
    return { resourcePolicies: [...items], nextToken } satisfies DescribeResourcePoliciesResponse;
  },
});
