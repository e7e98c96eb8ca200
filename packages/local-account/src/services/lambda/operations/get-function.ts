import type { GetFunctionResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { functionDescription, READY } from './function-description';
import { functionNameInput, qualifierInput } from './function-input';

export const getFunction = operation({
  name: 'GetFunction',
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}', query: ['Qualifier'] },
  input: z.object({ FunctionName: functionNameInput, Qualifier: qualifierInput }),
  run: ({ FunctionName, Qualifier }, _, world: LocalWorld) => {
    const found = world.lambda.function(FunctionName, Qualifier);
    const { reservedConcurrentExecutions } = found.configuration;
    return {
      Configuration: { ...functionDescription(world, found), ...READY },
      // AWS gives a `Location` to download the code from; here it lies in the cloud assembly.
      Code: { RepositoryType: 'S3' },
      ...(reservedConcurrentExecutions !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: reservedConcurrentExecutions },
      }),
    } satisfies GetFunctionResponse;
  },
});
