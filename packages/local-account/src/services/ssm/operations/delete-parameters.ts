import type { DeleteParametersResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SsmPorts } from '../ports';
import { parameterName, parameterResource } from './parameter-input';

export const deleteParameters = operation({
  name: 'DeleteParameters',
  input: z.object({ Names: z.array(parameterName).min(1).max(10) }),
  authorize: ({ Names }, { account }: SsmPorts) =>
    Names.map((name) => ({ resource: parameterResource(account, name) })),
  run: ({ Names }, { parameters }) => {
    const isThere = (name: string) => parameters.versions(name).length > 0;
    const DeletedParameters = Names.filter(isThere);
    const InvalidParameters = Names.filter((name) => !isThere(name));
    for (const name of DeletedParameters) {
      const [parameter] = parameters.versions(name);
      if (parameter) parameters.delete(parameter.name);
    }
    return { DeletedParameters, InvalidParameters } satisfies DeleteParametersResult;
  },
});
