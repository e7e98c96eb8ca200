import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { ALIAS_NAME_PATTERN } from '../function/alias';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { provisionedConcurrency } from './provisioned-concurrency';

export const lambdaAlias = resourceType({
  type: 'AWS::Lambda::Alias',
  properties: z.strictObject({
    Description: z.string().optional(),
    FunctionName: z.string(),
    FunctionVersion: z.string(),
    Name: z.string().regex(new RegExp(`^${ALIAS_NAME_PATTERN}$`), {
      error: ({ input }) => `It takes a name that is no number, not ${JSON.stringify(input)}`,
    }),
    ProvisionedConcurrencyConfig: provisionedConcurrency,
    RoutingConfig: z
      .strictObject({
        AdditionalVersionWeights: z
          .array(z.strictObject({ FunctionVersion: z.string(), FunctionWeight: cfnNumber }))
          .default([]),
      })
      .optional(),
  }),
  create: (properties, { account, functions, policies }: LambdaPorts) => {
    const { FunctionName, FunctionVersion, Name, Description, RoutingConfig } = properties;
    const versioned = functions.versioned(functionReference(account, { FunctionName }));
    versioned.createAlias(Name, {
      functionVersion: FunctionVersion,
      description: Description,
      additionalVersionWeights: Object.fromEntries(
        (RoutingConfig?.AdditionalVersionWeights ?? []).map((other) => [
          other.FunctionVersion,
          other.FunctionWeight,
        ]),
      ),
    });
    const aliasArn = `${versioned.functionArn}:${Name}`;
    return {
      ref: aliasArn,
      attributes: { AliasArn: aliasArn },
      stop: () => {
        policies.delete(aliasArn);
        versioned.deleteAlias(Name);
      },
    };
  },
});
