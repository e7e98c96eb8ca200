import type { GetParameterResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { parameterName, parameterResource } from './parameter-input';
import { readParameter } from './read-parameter';

export const getParameter = operation({
  name: 'GetParameter',
  input: z.object({ Name: parameterName, WithDecryption: z.boolean().default(false) }),
  authorize: ({ Name }, { account }: SsmPorts) => parameterResource(account, Name),
  run: ({ Name, WithDecryption }, ports, { caller }) => {
    const parameter = ports.parameters.find(Name);
    // The message is empty: recorded on AWS.
    if (!parameter) throw new AwsError('ParameterNotFound', '');
    return {
      Parameter: readParameter(parameter, WithDecryption, ports, caller),
    } satisfies GetParameterResult;
  },
});
