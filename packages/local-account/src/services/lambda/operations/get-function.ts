import type { GetFunctionResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { functionNameInput, qualifierInput } from './function-input';

export const getFunction = operation({
  name: 'GetFunction',
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}', query: ['Qualifier'] },
  input: z.object({ FunctionName: functionNameInput, Qualifier: qualifierInput }),
  authorize: (input, { account }: LambdaPorts) => functionReference(account, input).functionArn,
  run: (input, { account, functions }: LambdaPorts) => {
    const found = functions.find(functionReference(account, input));
    const { reservedConcurrentExecutions } = found.configuration;
    return {
      Configuration: { ...describeFunction(found), ...READY },
      // AWS gives a `Location` to download the code from; here it lies in the cloud assembly.
      Code: { RepositoryType: 'S3' },
      ...(reservedConcurrentExecutions !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: reservedConcurrentExecutions },
      }),
    } satisfies GetFunctionResponse;
  },
});
