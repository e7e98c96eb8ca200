import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { configNotFound } from '../destination/event-invoke-config';
import type { LambdaPorts } from '../ports';
import {
  configArn,
  describeConfig,
  eventInvokeConfigInput,
  putConfig,
  requireFunction,
} from './event-invoke-config-input';
import { withReference } from './function-input';

export const updateFunctionEventInvokeConfig = operation({
  name: 'UpdateFunctionEventInvokeConfig',
  http: {
    method: 'POST',
    path: '/2019-09-25/functions/{FunctionName}/event-invoke-config',
    query: ['Qualifier'],
  },
  input: ({ account }: LambdaPorts) => z.object(eventInvokeConfigInput).transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, ...given }, ports: LambdaPorts) => {
    requireFunction(ports, reference);
    const arn = configArn(reference);
    const current = ports.eventInvokeConfigs.find(arn);
    if (!current) throw configNotFound(arn);
    const config = putConfig(ports, reference, given, current);
    return describeConfig(arn, config) satisfies FunctionEventInvokeConfig;
  },
});
