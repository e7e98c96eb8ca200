import type { GetParametersResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { parameterName, parameterResource } from './parameter-input';
import { readParameter } from './read-parameter';

export const getParameters = operation({
  name: 'GetParameters',
  input: z.object({
    Names: z.array(parameterName).min(1).max(10),
    WithDecryption: z.boolean().default(false),
  }),
  authorize: ({ Names }, { account }: SsmPorts) =>
    Names.map((name) => ({ resource: parameterResource(account, name) })),
  run: ({ Names, WithDecryption }, ports, { caller }) =>
    ({
      Parameters: Names.flatMap((name) => {
        const parameter = ports.parameters.find(name);
        return parameter ? [readParameter(parameter, WithDecryption, ports, caller)] : [];
      }),
      InvalidParameters: Names.filter((name) => ports.parameters.find(name) === undefined),
    }) satisfies GetParametersResult,
});
