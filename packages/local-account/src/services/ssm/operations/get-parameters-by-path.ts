import type { GetParametersByPathResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { SsmPorts } from '../ports';
import { INVALID_TOKEN, parameterResource } from './parameter-input';
import { readParameter } from './read-parameter';

export const getParametersByPath = operation({
  name: 'GetParametersByPath',
  input: z.object({
    Path: z.string().min(1).max(2048),
    Recursive: z.boolean().default(false),
    // Filters by type, key and label: a parameter here has neither key nor label.
    ParameterFilters: z.array(z.unknown()).max(0).optional(),
    WithDecryption: z.boolean().default(false),
    MaxResults: z.number().int().min(1).max(10).default(10),
    NextToken: z.string().optional(),
  }),
  authorize: ({ Path }, { account }: SsmPorts) => parameterResource(account, Path),
  run: ({ Path, Recursive, WithDecryption, MaxResults, NextToken }, ports, { caller }) => {
    const { items, nextToken } = page(ports.parameters.below(Path, Recursive), {
      key: ({ name }) => name,
      limit: MaxResults,
      token: NextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      Parameters: items.map((parameter) => readParameter(parameter, WithDecryption, ports, caller)),
      NextToken: nextToken,
    } satisfies GetParametersByPathResult;
  },
});
