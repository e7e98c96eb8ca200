import type { DeleteParameterResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { parameterName, parameterResource } from './parameter-input';

export const deleteParameter = operation({
  name: 'DeleteParameter',
  input: z.object({ Name: parameterName }),
  authorize: ({ Name }, { account }: SsmPorts) => parameterResource(account, Name),
  run: ({ Name }, { parameters }) => {
    const [parameter] = parameters.versions(Name);
    // The message is empty, as of GetParameter.
    if (!parameter) throw new AwsError('ParameterNotFound', '');
    parameters.delete(parameter.name);
    return {} satisfies DeleteParameterResult;
  },
});
