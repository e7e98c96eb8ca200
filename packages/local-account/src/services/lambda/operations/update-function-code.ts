import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { readUploadedCode } from '../code/uploaded-code';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { changedFunctionNameInput, withReference } from './function-input';
import { publishAndDescribe } from './publish-version';
import { checkRevision } from './revision';

/** Where code can come from on AWS, and not here. */
const ELSEWHERE = {
  S3Bucket: z.unknown().optional(),
  S3Key: z.unknown().optional(),
  S3ObjectVersion: z.unknown().optional(),
  ImageUri: z.unknown().optional(),
  SourceKMSKeyArn: z.unknown().optional(),
};

export const updateFunctionCode = operation({
  name: 'UpdateFunctionCode',
  http: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/code' },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: changedFunctionNameInput,
        ...ELSEWHERE,
        ZipFile: z.string().optional(),
        Publish: z.boolean().default(false),
        DryRun: z.boolean().default(false),
        RevisionId: z.string().optional(),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: async (input, { functions }: LambdaPorts) => {
    const { reference, ZipFile, RevisionId, DryRun, Publish, ...elsewhere } = input;
    const versioned = functions.versioned(reference);
    const current = versioned.latest;
    const members = Object.keys(elsewhere);
    if (members.length > 0) {
      throw refused(`The local run takes code as ZipFile only, not by ${members.join(', ')}.`);
    }
    if (ZipFile === undefined) throw refused('Please provide a source for function code.');
    checkRevision(RevisionId, current.revisionId);
    const code = readUploadedCode(Buffer.from(ZipFile, 'base64'));
    const updated = DryRun ? current : await functions.replaceCode(versioned, code);
    // On AWS the update is InProgress here, and the CLI's `wait function-updated` waits for it; here it is done.
    return (
      Publish && !DryRun
        ? await publishAndDescribe(functions, versioned)
        : { ...describeFunction(updated, reference.functionArn), ...READY }
    ) satisfies FunctionConfiguration;
  },
});

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
