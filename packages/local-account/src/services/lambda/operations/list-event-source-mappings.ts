import type { ListEventSourceMappingsResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { describeMapping } from '../event-source/describe-mapping';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { functionNameInput } from './function-input';
import { listInput, listPage } from './list-page';

export const listEventSourceMappings = operation({
  name: 'ListEventSourceMappings',
  http: {
    method: 'GET',
    path: '/2015-03-31/event-source-mappings',
    query: ['EventSourceArn', 'FunctionName', 'Marker', 'MaxItems'],
  },
  input: z.object({
    EventSourceArn: z.string().optional(),
    FunctionName: functionNameInput.optional(),
    ...listInput,
  }),
  authorize: () => '*',
  run: ({ EventSourceArn, FunctionName, ...page }, { account, eventSourceMappings }: LambdaPorts) => {
    const reference = FunctionName === undefined ? undefined : functionReference(account, { FunctionName });
    const listed = eventSourceMappings.all.filter(
      ({ queueArn, settings }) =>
        (EventSourceArn ?? queueArn) === queueArn &&
        (reference?.functionArn ?? settings.reference.functionArn) === settings.reference.functionArn,
    );
    const { items, NextMarker } = listPage(listed, ({ uuid }) => uuid, page);
    return {
      EventSourceMappings: items.map(describeMapping),
      NextMarker,
    } satisfies ListEventSourceMappingsResponse;
  },
});
