import type { DescribeParametersResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { SsmPorts } from '../ports';
import { describeMetadata } from './describe-metadata';
import { parameterFilters, passes } from './parameter-filters';
import { INVALID_TOKEN } from './parameter-input';

export const describeParameters = operation({
  name: 'DescribeParameters',
  input: z.object({
    Filters: z.never({ error: 'The local run takes ParameterFilters, and not the older Filters' }).optional(),
    MaxResults: z.number().int().min(1).max(50).default(50),
    NextToken: z.string().optional(),
    ParameterFilters: parameterFilters.default([]),
    Shared: z.literal(false, { error: 'The local run has one account' }).optional(),
  }),
  authorize: () => '*',
  run: ({ MaxResults, NextToken, ParameterFilters }, { parameters }: SsmPorts) => {
    const wanted = parameters.all.filter((parameter) =>
      ParameterFilters.every((filter) => passes(parameter, filter)),
    );
    const { items, nextToken } = page(wanted, {
      key: ({ name }) => name,
      limit: MaxResults,
      token: NextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      Parameters: items.map(describeMetadata),
      NextToken: nextToken,
    } satisfies DescribeParametersResult;
  },
});
