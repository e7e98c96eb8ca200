import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { functionNameInput, qualifierInput } from './function-input';

export const getFunctionConfiguration = operation({
  name: 'GetFunctionConfiguration',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    query: ['Qualifier'],
  },
  input: z.object({ FunctionName: functionNameInput, Qualifier: qualifierInput }),
  authorize: (input, { account }: LambdaPorts) => functionReference(account, input).functionArn,
  run: (input, { account, functions }: LambdaPorts) =>
    ({
      ...describeFunction(functions.find(functionReference(account, input))),
      ...READY,
    }) satisfies FunctionConfiguration,
});
