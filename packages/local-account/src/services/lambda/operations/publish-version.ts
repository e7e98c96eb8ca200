import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { describeCode } from '../code/describe-code';
import type { Functions } from '../function/functions';
import type { VersionedFunction } from '../function/versioned-function';
import type { LambdaPorts } from '../ports';
import { READY } from './describe-function';
import { changedFunctionNameInput, withReference } from './function-input';
import { listVersion } from './list-versions-by-function';
import { checkRevision } from './revision';

export const publishVersion = operation({
  name: 'PublishVersion',
  http: { method: 'POST', path: '/2015-03-31/functions/{FunctionName}/versions', success: 201 },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: changedFunctionNameInput,
        CodeSha256: z.string().optional(),
        Description: z.string().max(256).optional(),
        RevisionId: z.string().optional(),
        PublishTo: z.literal('LATEST_PUBLISHED').optional(),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: async ({ reference, CodeSha256, Description, RevisionId, PublishTo }, { functions }: LambdaPorts) => {
    const versioned = functions.versioned(reference);
    if (PublishTo !== undefined) {
      throw invalid('The local run has no capacity providers, which PublishTo is for.');
    }
    checkRevision(RevisionId, versioned.latest.revisionId);
    const current = describeCode(versioned.latest.configuration).CodeSha256;
    if (CodeSha256 !== undefined && CodeSha256 !== current) {
      // Recorded on AWS.
      throw invalid(
        `CodeSHA256 (${CodeSha256}) is different from current CodeSHA256 in $LATEST (${current}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    return publishAndDescribe(functions, versioned, Description) satisfies Promise<FunctionConfiguration>;
  },
});

/** Publishes a version that can be invoked when it is described. */
export async function publishAndDescribe(
  functions: Functions,
  versioned: VersionedFunction,
  description?: string,
) {
  const { version, isNew } = functions.publish(versioned, description);
  if (isNew) await version.start();
  return { ...listVersion(version), ...READY };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
