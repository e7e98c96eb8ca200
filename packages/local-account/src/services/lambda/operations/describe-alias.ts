import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import type { Alias } from '../function/alias';
import type { VersionedFunction } from '../function/versioned-function';

/** An alias as every operation describes it; the routing is left out of one that has none (recorded on AWS). */
export function describeAlias({ functionArn }: VersionedFunction, alias: Alias) {
  const { name, functionVersion, description, additionalVersionWeights, revisionId } = alias;
  return {
    AliasArn: `${functionArn}:${name}`,
    Name: name,
    FunctionVersion: functionVersion,
    Description: description,
    ...(Object.keys(additionalVersionWeights).length > 0 && {
      RoutingConfig: { AdditionalVersionWeights: { ...additionalVersionWeights } },
    }),
    RevisionId: revisionId,
  } satisfies AliasConfiguration;
}
