import type { ListFunctionsResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { describeFunction } from './describe-function';
import { listInput, listPage } from './list-page';
import { keyOfVersion, listVersion } from './list-versions-by-function';

export const listFunctions = operation({
  name: 'ListFunctions',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions',
    query: ['FunctionVersion', 'MasterRegion', 'Marker', 'MaxItems'],
  },
  input: z.object({
    FunctionVersion: z.literal('ALL').optional(),
    MasterRegion: z.string().optional(),
    ...listInput,
  }),
  // It is about no function in particular: the service authorization reference has no resource type for it.
  authorize: () => '*',
  run: ({ FunctionVersion, MasterRegion, ...place }, { functions }: LambdaPorts) => {
    // No function is a replica of another Region's.
    const all = MasterRegion === undefined ? functions.all : [];
    const { items, NextMarker } = listPage(
      all.flatMap(({ latest, versions }) => (FunctionVersion ? versions : [latest])),
      keyOfVersion,
      place,
    );
    const Functions = items.map((item) =>
      FunctionVersion ? listVersion(item) : describeFunction(item, item.configuration.functionArn),
    );
    return { Functions, NextMarker } satisfies ListFunctionsResponse;
  },
});
