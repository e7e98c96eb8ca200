import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { type Alias, ALIAS_NAME_PATTERN, type AliasSettings } from '../function/alias';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { provisionedConcurrency } from './provisioned-concurrency';

const aliasProperties = z.strictObject({
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
});

export const lambdaAlias = resourceType({
  type: 'AWS::Lambda::Alias',
  properties: aliasProperties,
  create: (properties, { account, functions, policies }: LambdaPorts) => {
    const { FunctionName, Name } = properties;
    const versioned = functions.versioned(functionReference(account, { FunctionName }));
    versioned.createAlias(Name, settingsOf(properties));
    const aliasArn = `${versioned.functionArn}:${Name}`;
    return {
      ref: aliasArn,
      attributes: { AliasArn: aliasArn },
      update: (changed) => void versioned.updateAlias(Name, settingsOf(changed)),
      describe: () => describeAliasProperties(versioned.alias(Name)),
      delete: () => {
        policies.delete(aliasArn);
        versioned.deleteAlias(Name);
      },
    };
  },
});

function settingsOf({
  Description,
  FunctionVersion,
  RoutingConfig,
}: z.output<typeof aliasProperties>): AliasSettings {
  const others = RoutingConfig?.AdditionalVersionWeights ?? [];
  return {
    functionVersion: FunctionVersion,
    description: Description,
    additionalVersionWeights: Object.fromEntries(
      others.map((other) => [other.FunctionVersion, other.FunctionWeight]),
    ),
  };
}

function describeAliasProperties(alias: Alias | undefined) {
  if (!alias) return {};
  const weights = Object.entries(alias.additionalVersionWeights);
  return {
    FunctionVersion: alias.functionVersion,
    ...(alias.description !== '' && { Description: alias.description }),
    ...(weights.length > 0 && {
      RoutingConfig: {
        AdditionalVersionWeights: weights.map(([FunctionVersion, FunctionWeight]) => ({
          FunctionVersion,
          FunctionWeight,
        })),
      },
    }),
  };
}
