import type { ListVersionsByFunctionResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LocalFunction } from '../function/local-function';
import type { LambdaPorts } from '../ports';
import { describeFunction } from './describe-function';
import { functionNameInput, withReference } from './function-input';
import { listInput, listPage } from './list-page';

export const listVersionsByFunction = operation({
  name: 'ListVersionsByFunction',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/versions',
    query: ['Marker', 'MaxItems'],
  },
  input: ({ account }: LambdaPorts) =>
    z.object({ FunctionName: functionNameInput, ...listInput }).transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, ...place }, { functions }: LambdaPorts) => {
    const { versions } = functions.versioned(reference);
    const { items, NextMarker } = listPage(versions, keyOfVersion, place);
    return { Versions: items.map(listVersion), NextMarker } satisfies ListVersionsByFunctionResponse;
  },
});

/** A version by its own ARN, as lists describe it. */
export function listVersion(version: LocalFunction) {
  const { functionArn, version: number } = version.configuration;
  return describeFunction(version, `${functionArn}:${number}`);
}

/** Sorts by name, then `$LATEST`, then by number. */
export function keyOfVersion({ configuration: { functionName, version } }: LocalFunction): string {
  return `${functionName}:${version.padStart(10, '0')}`;
}
