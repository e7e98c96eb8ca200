import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { functionDescription, READY } from './function-description';
import { functionNameInput, qualifierInput } from './function-input';

export const getFunctionConfiguration = operation({
  name: 'GetFunctionConfiguration',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    query: ['Qualifier'],
  },
  input: z.object({ FunctionName: functionNameInput, Qualifier: qualifierInput }),
  run: ({ FunctionName, Qualifier }, _, world: LocalWorld) =>
    ({
      ...functionDescription(world, world.lambda.function(FunctionName, Qualifier)),
      ...READY,
    }) satisfies FunctionConfiguration,
});
