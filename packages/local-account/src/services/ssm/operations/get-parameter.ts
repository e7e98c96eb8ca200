import type { GetParameterResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { describeParameter } from './describe-parameter';
import { parameterName, parameterResource } from './parameter-input';

export const getParameter = operation({
  name: 'GetParameter',
  input: z.object({ Name: parameterName, WithDecryption: z.boolean().optional() }),
  authorize: ({ Name }, { account }: SsmPorts) => parameterResource(account, Name),
  run: ({ Name }, { parameters }) => {
    const parameter = parameters.find(Name);
    // The message is empty: recorded on AWS.
    if (!parameter) throw new AwsError('ParameterNotFound', '');
    return { Parameter: describeParameter(parameter) } satisfies GetParameterResult;
  },
});
