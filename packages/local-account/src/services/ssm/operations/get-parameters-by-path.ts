import type { GetParametersByPathResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { SsmPorts } from '../ports';
import { describeParameter } from './describe-parameter';
import { parameterResource } from './parameter-input';

export const getParametersByPath = operation({
  name: 'GetParametersByPath',
  input: z.object({
    Path: z.string().min(1).max(2048),
    Recursive: z.boolean().default(false),
    // Filters by type, key and label: a parameter here has neither key nor label.
    ParameterFilters: z.array(z.unknown()).max(0).optional(),
    WithDecryption: z.boolean().optional(),
    MaxResults: z.number().int().min(1).max(10).default(10),
    NextToken: z.string().optional(),
  }),
  authorize: ({ Path }, { account }: SsmPorts) => parameterResource(account, Path),
  run: ({ Path, Recursive, MaxResults, NextToken }, { parameters }) => {
    const { items, nextToken } = page(parameters.below(Path, Recursive), {
      key: ({ name }) => name,
      limit: MaxResults,
      token: NextToken,
      // Not confirmed against AWS: the words.
      invalidToken: new AwsError('InvalidNextToken', 'The specified token is not valid.'),
    });
    return {
      Parameters: items.map(describeParameter),
      NextToken: nextToken,
    } satisfies GetParametersByPathResult;
  },
});
