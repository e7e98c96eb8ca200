import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { configNotFound } from '../destination/event-invoke-config';
import type { LambdaPorts } from '../ports';
import { configArn } from './event-invoke-config-input';
import { functionNameInput, qualifierInput, withReference } from './function-input';

export const deleteFunctionEventInvokeConfig = operation({
  name: 'DeleteFunctionEventInvokeConfig',
  http: {
    method: 'DELETE',
    path: '/2019-09-25/functions/{FunctionName}/event-invoke-config',
    query: ['Qualifier'],
    success: 204,
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({ FunctionName: functionNameInput, Qualifier: qualifierInput })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference }, { eventInvokeConfigs }: LambdaPorts) => {
    const arn = configArn(reference);
    if (!eventInvokeConfigs.delete(arn)) throw configNotFound(arn);
    return {};
  },
});
