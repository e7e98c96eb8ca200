import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { type CodePackage, codePackage, readAsset } from '../code/asset-package';
import { codeAsset } from '../code/code-asset';
import { readUploadedCode } from '../code/uploaded-code';
import type { LambdaPorts } from '../ports';
import { describeFunction, READY } from './describe-function';
import { changedFunctionNameInput, withReference } from './function-input';
import { publishAndDescribe } from './publish-version';
import { checkRevision } from './revision';

const code = {
  S3Bucket: z.string().optional(),
  S3Key: z.string().optional(),
  S3ObjectVersion: z.string().optional(),
  ZipFile: z.string().optional(),
};

/** Where code can come from on AWS, and not here, and what is told to nobody. */
const UNSERVED = {
  Architectures: z.unknown().optional(),
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
        ...code,
        ...UNSERVED,
        Publish: z.boolean().default(false),
        DryRun: z.boolean().default(false),
        RevisionId: z.string().optional(),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: async (input, ports: LambdaPorts, { caller }) => {
    const { functions } = ports;
    const { reference, RevisionId, DryRun, Publish } = input;
    const versioned = functions.versioned(reference);
    const current = versioned.latest;
    const unserved = Object.keys(UNSERVED).filter((member) => Object.hasOwn(input, member));
    if (unserved.length > 0) throw refused(`The local run does not take ${unserved.join(', ')}.`);
    checkRevision(RevisionId, current.revisionId);
    const updated = await versioned.change(async () => {
      const given = await takeCode(input, ports, caller);
      return DryRun ? current : functions.replaceCode(versioned, given);
    });
    // On AWS the update is InProgress here, and the CLI's `wait function-updated` waits for it; here it is done.
    return (
      Publish && !DryRun
        ? await publishAndDescribe(functions, versioned)
        : { ...describeFunction(updated, reference.functionArn), ...READY }
    ) satisfies FunctionConfiguration;
  },
});

/** @throws AwsError InvalidParameterValueException, AccessDeniedException for an object that the caller may not read */
async function takeCode(
  { S3Bucket, S3Key, S3ObjectVersion, ZipFile }: z.output<z.ZodObject<typeof code>>,
  { assets }: Pick<LambdaPorts, 'assets'>,
  caller: Caller,
): Promise<CodePackage> {
  if (ZipFile !== undefined) {
    if (S3Bucket !== undefined || S3Key !== undefined) {
      // The words are not confirmed against AWS.
      throw refused('Please do not provide other FunctionCode parameters when providing a ZipFile.');
    }
    return codePackage(readUploadedCode(Buffer.from(ZipFile, 'base64')));
  }
  if (S3Bucket === undefined || S3Key === undefined) {
    throw refused('Please provide a source for function code.');
  }
  const location = { bucketName: S3Bucket, objectKey: S3Key, versionId: S3ObjectVersion };
  return { ...(await readAsset(codeAsset(assets, location, caller))), location };
}

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
