import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { functionNameInput, qualifierInput, withReference } from './function-input';

export const getFunctionConfiguration = operation({
  name: 'GetFunctionConfiguration',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/configuration',
    query: ['Qualifier'],
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({ FunctionName: functionNameInput, Qualifier: qualifierInput })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference }, { functions }: LambdaPorts) =>
    ({
      ...describeFunction(functions.find(reference), reference.functionArn),
      ...READY,
    }) satisfies FunctionConfiguration,
});
