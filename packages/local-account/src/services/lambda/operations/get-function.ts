import type { GetFunctionResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { functionNameInput, qualifierInput, withReference } from './function-input';

export const getFunction = operation({
  name: 'GetFunction',
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}', query: ['Qualifier'] },
  input: ({ account }: LambdaPorts) =>
    z
      .object({ FunctionName: functionNameInput, Qualifier: qualifierInput })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference }, { functions }: LambdaPorts) => {
    const localFunction = functions.find(reference);
    const { reservedConcurrentExecutions } = localFunction.configuration;
    return {
      Configuration: { ...describeFunction(localFunction, reference.functionArn), ...READY },
      // AWS gives a `Location` to download the code from; here it lies in the cloud assembly.
      Code: { RepositoryType: 'S3' },
      ...(reservedConcurrentExecutions !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: reservedConcurrentExecutions },
      }),
    } satisfies GetFunctionResponse;
  },
});
