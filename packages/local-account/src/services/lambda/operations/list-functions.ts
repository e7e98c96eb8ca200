import type { ListFunctionsResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { LambdaPorts } from '../ports';
import { describeFunction } from './describe-function';

/** "returns a maximum of 50 items in each response, even if you set the number higher" (API_ListFunctions). */
const FUNCTIONS_A_PAGE = 50;

/** The words are not confirmed against AWS. */
const INVALID_MARKER = new AwsError('InvalidParameterValueException', 'Invalid pagination token');

export const listFunctions = operation({
  name: 'ListFunctions',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions',
    query: ['FunctionVersion', 'MasterRegion', 'Marker', 'MaxItems'],
  },
  input: z.object({
    // All versions are `$LATEST`, and no function is a replica of another Region's.
    FunctionVersion: z.literal('ALL').optional(),
    MasterRegion: z.string().optional(),
    Marker: z.string().optional(),
    MaxItems: z.coerce.number().int().min(1).max(10_000).default(FUNCTIONS_A_PAGE),
  }),
  // It is about no function in particular: the service authorization reference has no resource type for it.
  authorize: () => '*',
  run: ({ FunctionVersion, MasterRegion, Marker, MaxItems }, { functions }: LambdaPorts) => {
    const { items, nextToken } = page(MasterRegion === undefined ? functions.all : [], {
      key: ({ configuration }) => configuration.functionName,
      limit: Math.min(MaxItems, FUNCTIONS_A_PAGE),
      token: Marker,
      invalidToken: INVALID_MARKER,
    });
    const described = items.map((item) => {
      const { FunctionArn, ...others } = describeFunction(item);
      // With versions, each ARN has its own (recorded on AWS).
      return { FunctionArn: FunctionVersion ? `${FunctionArn}:$LATEST` : FunctionArn, ...others };
    });
    return { Functions: described, NextMarker: nextToken } satisfies ListFunctionsResponse;
  },
});
