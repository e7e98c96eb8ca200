import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { withoutQualifier } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { aliasNameInput, functionVersionInput, routingConfigInput, withAlias } from './alias-input';
import { describeAlias } from './describe-alias';
import { checkRevision } from './revision';

export const updateAlias = operation({
  name: 'UpdateAlias',
  http: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}' },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        ...aliasNameInput,
        FunctionVersion: functionVersionInput.optional(),
        Description: z.string().max(256).optional(),
        RoutingConfig: routingConfigInput.optional(),
        RevisionId: z.string().optional(),
      })
      .transform(withAlias(account)),
  authorize: ({ reference }) => withoutQualifier(reference).functionArn,
  run: (input, { functions }: LambdaPorts) => {
    const { name, reference, FunctionVersion, Description, RoutingConfig, RevisionId } = input;
    const versioned = functions.lookUp(reference);
    const current = versioned?.alias(name);
    if (!versioned || !current) {
      // Recorded on AWS.
      throw new AwsError('ResourceNotFoundException', `Alias not found: ${reference.functionArn}`, 404);
    }
    checkRevision(RevisionId, current.revisionId);
    const alias = versioned.updateAlias(name, {
      functionVersion: FunctionVersion ?? current.functionVersion,
      description: Description ?? current.description,
      additionalVersionWeights: RoutingConfig
        ? RoutingConfig.AdditionalVersionWeights
        : current.additionalVersionWeights,
    });
    return describeAlias(versioned, alias);
  },
});
