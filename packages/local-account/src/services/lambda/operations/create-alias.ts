import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { withoutQualifier } from '../function/function-name';
import { functionNotFound } from '../function/function-not-found';
import type { LambdaPorts } from '../ports';
import { aliasNameInput, functionVersionInput, routingConfigInput, withAlias } from './alias-input';
import { describeAlias } from './describe-alias';

export const createAlias = operation({
  name: 'CreateAlias',
  http: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/aliases', success: 201 },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        ...aliasNameInput,
        FunctionVersion: functionVersionInput,
        Description: z.string().max(256).optional(),
        RoutingConfig: routingConfigInput.optional(),
      })
      .transform(withAlias(account)),
  authorize: ({ reference }) => withoutQualifier(reference).functionArn,
  run: ({ name, reference, FunctionVersion, Description, RoutingConfig }, { functions }: LambdaPorts) => {
    const versioned = functions.lookUp(reference);
    // It names the version that it looked for (recorded on AWS).
    if (!versioned) throw functionNotFound(`${withoutQualifier(reference).functionArn}:${FunctionVersion}`);
    const alias = versioned.createAlias(name, {
      functionVersion: FunctionVersion,
      description: Description,
      additionalVersionWeights: RoutingConfig?.AdditionalVersionWeights,
    });
    return describeAlias(versioned, alias);
  },
});
