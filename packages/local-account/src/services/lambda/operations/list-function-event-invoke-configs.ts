import type { ListFunctionEventInvokeConfigsResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { describeConfig, requireFunction } from './event-invoke-config-input';
import { functionNameInput, withReference } from './function-input';
import { listInput, listPage } from './list-page';

export const listFunctionEventInvokeConfigs = operation({
  name: 'ListFunctionEventInvokeConfigs',
  http: {
    method: 'GET',
    path: '/2019-09-25/functions/{FunctionName}/event-invoke-config/list',
    query: ['Marker', 'MaxItems'],
  },
  input: ({ account }: LambdaPorts) =>
    z.object({ FunctionName: functionNameInput, ...listInput }).transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, ...place }, ports: LambdaPorts) => {
    requireFunction(ports, reference);
    const { functionArn } = ports.functions.versioned(reference);
    const configs = ports.eventInvokeConfigs.ofFunction(functionArn);
    const { items, NextMarker } = listPage(configs, ([arn]) => arn, place);
    return {
      FunctionEventInvokeConfigs: items.map(([arn, config]) => describeConfig(arn, config)),
      NextMarker,
    } satisfies ListFunctionEventInvokeConfigsResponse;
  },
});
