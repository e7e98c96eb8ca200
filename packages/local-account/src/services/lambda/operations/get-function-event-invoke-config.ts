import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { configNotFound } from '../destination/event-invoke-config';
import type { LambdaPorts } from '../ports';
import { configArn, describeConfig } from './event-invoke-config-input';
import { functionNameInput, qualifierInput, withReference } from './function-input';

export const getFunctionEventInvokeConfig = operation({
  name: 'GetFunctionEventInvokeConfig',
  http: {
    method: 'GET',
    path: '/2019-09-25/functions/{FunctionName}/event-invoke-config',
    query: ['Qualifier'],
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({ FunctionName: functionNameInput, Qualifier: qualifierInput })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference }, { eventInvokeConfigs }: LambdaPorts) => {
    const arn = configArn(reference);
    const config = eventInvokeConfigs.find(arn);
    if (!config) throw configNotFound(arn);
    return describeConfig(arn, config) satisfies FunctionEventInvokeConfig;
  },
});
