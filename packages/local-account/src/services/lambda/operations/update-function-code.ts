import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import { readUploadedCode } from '..';
import { functionDescription, READY } from './function-description';
import { functionNameInput } from './function-input';

/** Where code can come from on AWS, and not here. */
const ELSEWHERE = ['S3Bucket', 'S3Key', 'S3ObjectVersion', 'ImageUri', 'SourceKMSKeyArn'] as const;

export const updateFunctionCode = operation({
  name: 'UpdateFunctionCode',
  http: { method: 'PUT', path: '/2015-03-31/functions/{FunctionName}/code' },
  input: z.looseObject({
    FunctionName: functionNameInput,
    ZipFile: z.string().optional(),
    Publish: z.boolean().default(false),
    DryRun: z.boolean().default(false),
    RevisionId: z.string().optional(),
  }),
  run: async (input, _, world: LocalWorld) => {
    const { FunctionName, ZipFile, RevisionId, DryRun, Publish } = input;
    const { lambda } = world;
    const current = lambda.function(FunctionName);
    const elsewhere = ELSEWHERE.filter((member) => input[member] !== undefined);
    if (elsewhere.length > 0) {
      throw refused(`The local run takes code as ZipFile only, not by ${elsewhere.join(', ')}.`);
    }
    if (Publish) throw refused('The local run has no versions to Publish: a function is $LATEST.');
    if (ZipFile === undefined) throw refused('Please provide a source for function code.');
    if (RevisionId !== undefined && RevisionId !== current.revisionId) {
      throw new AwsError(
        'PreconditionFailedException',
        'The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId',
        412,
      );
    }
    const code = readUploadedCode(Buffer.from(ZipFile, 'base64'));
    const updated = DryRun ? current : await lambda.updateCode(FunctionName, code);
    // On AWS the update is InProgress here, and the CLI's `wait function-updated` waits for it; here it is done.
    return { ...functionDescription(world, updated), ...READY } satisfies FunctionConfiguration;
  },
});

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
