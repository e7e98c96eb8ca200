import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { configArn, describeConfig, eventInvokeConfigInput, putConfig } from './event-invoke-config-input';
import { withReference } from './function-input';

export const putFunctionEventInvokeConfig = operation({
  name: 'PutFunctionEventInvokeConfig',
  http: {
    method: 'PUT',
    path: '/2019-09-25/functions/{FunctionName}/event-invoke-config',
    query: ['Qualifier'],
  },
  input: ({ account }: LambdaPorts) => z.object(eventInvokeConfigInput).transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, ...given }, ports: LambdaPorts) =>
    describeConfig(
      configArn(reference),
      putConfig(ports, reference, given),
    ) satisfies FunctionEventInvokeConfig,
});
