import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { readUploadedCode } from '../code/uploaded-code';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { changedFunctionNameInput, withReference } from './function-input';

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
    const current = functions.find(reference);
    const members = Object.keys(elsewhere);
    if (members.length > 0) {
      throw refused(`The local run takes code as ZipFile only, not by ${members.join(', ')}.`);
    }
    if (Publish) throw refused('The local run has no versions to Publish: a function is $LATEST.');
    if (ZipFile === undefined) throw refused('Please provide a source for function code.');
    if (RevisionId !== undefined && RevisionId !== current.revisionId) {
      throw new AwsError(
        'PreconditionFailedException',
        // Recorded on AWS.
        'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
        412,
      );
    }
    const code = readUploadedCode(Buffer.from(ZipFile, 'base64'));
    const updated = DryRun ? current : await functions.replaceCode(current, code);
    // On AWS the update is InProgress here, and the CLI's `wait function-updated` waits for it; here it is done.
    return { ...describeFunction(updated), ...READY } satisfies FunctionConfiguration;
  },
});

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
