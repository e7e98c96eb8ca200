import type { ListAliasesResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { LambdaPorts } from '../ports';
import { functionVersionInput } from './alias-input';
import { describeAlias } from './describe-alias';
import { changedFunctionNameInput, withReference } from './function-input';
import { listInput, listPage } from './list-page';

export const listAliases = operation({
  name: 'ListAliases',
  http: {
    method: 'GET',
    path: '/2015-03-31/functions/{FunctionName}/aliases',
    query: ['FunctionVersion', 'Marker', 'MaxItems'],
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: changedFunctionNameInput,
        FunctionVersion: functionVersionInput.optional(),
        ...listInput,
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, FunctionVersion, ...place }, { functions }: LambdaPorts) => {
    const versioned = functions.versioned(reference);
    const aliases = versioned.aliases.filter(
      ({ functionVersion, additionalVersionWeights }) =>
        FunctionVersion === undefined ||
        functionVersion === FunctionVersion ||
        Object.hasOwn(additionalVersionWeights, FunctionVersion),
    );
    const { items, NextMarker } = listPage(aliases, ({ name }) => name, place);
    return {
      Aliases: items.map((alias) => describeAlias(versioned, alias)),
      NextMarker,
    } satisfies ListAliasesResponse;
  },
});
