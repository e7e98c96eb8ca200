import type { GetParametersResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { describeParameter } from './describe-parameter';
import { parameterName, parameterResource } from './parameter-input';

export const getParameters = operation({
  name: 'GetParameters',
  input: z.object({
    Names: z.array(parameterName).min(1).max(10),
    WithDecryption: z.boolean().optional(),
  }),
  authorize: ({ Names }, { account }: SsmPorts) =>
    Names.map((name) => ({ resource: parameterResource(account, name) })),
  run: ({ Names }, { parameters }) =>
    ({
      Parameters: Names.flatMap((name) => {
        const parameter = parameters.find(name);
        return parameter ? [describeParameter(parameter)] : [];
      }),
      InvalidParameters: Names.filter((name) => parameters.find(name) === undefined),
    }) satisfies GetParametersResult,
});
