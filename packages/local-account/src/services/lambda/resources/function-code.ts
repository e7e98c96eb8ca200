import { z } from 'zod';
import { refused } from '../../../engine/property-schemas';
import { readAsset } from '../code/asset-package';
import { responseModule } from '../code/cfn-response';
import { codeAsset } from '../code/code-asset';
import { codeParent } from '../code/code-parent';
import { copyFolder, makeTaskFolder, writeFiles } from '../code/task-folder';
import type { FunctionConfiguration } from '../function/function-configuration';
import { pointSourceMaps } from '../inspect/point-source-maps';
import type { LambdaPorts } from '../ports';

/** Where a function's code comes from. */
export const codeProperty = z
  .strictObject({
    S3Bucket: z.string().optional(),
    S3Key: z.string().optional(),
    S3ObjectVersion: z.string().optional(),
    ImageUri: refused('The local run does not run container images'),
    ZipFile: z.string().optional(),
  })
  .refine(
    ({ S3Bucket, S3Key, ZipFile }) =>
      ZipFile === undefined ? S3Bucket !== undefined && S3Key !== undefined : S3Key === undefined,
    { error: 'It takes either S3Bucket and S3Key, of an object, or ZipFile, the code itself' },
  );

type Code = z.infer<typeof codeProperty>;

/**
 * Puts a function's code into a folder of its own.
 *
 * @throws AwsError InvalidParameterValueException for an object that there is not, or that cannot be unpacked
 */
export async function takeCode(
  { assets, bundle, inspectors }: Pick<LambdaPorts, 'assets' | 'bundle' | 'inspectors'>,
  { S3Bucket = '', S3Key, S3ObjectVersion, ZipFile }: Code,
  configuration: Pick<FunctionConfiguration, 'layersDirectory' | 'runtime'>,
): Promise<Pick<FunctionConfiguration, 'codeDirectory' | 'codeSha256' | 'codeSizeBytes'>> {
  const parent = codeParent((await bundle.write()).directory, configuration);
  if (S3Key === undefined) {
    const text = ZipFile ?? '';
    const index = [indexFile(configuration), { content: Buffer.from(text) }] as const;
    const files = new Map([index, ...responseModule(text, configuration)]);
    const { directory } = await makeTaskFolder(parent, (made) => writeFiles(made, files));
    return { codeDirectory: directory };
  }
  const asset = codeAsset(assets, {
    bucketName: S3Bucket,
    objectKey: S3Key,
    versionId: S3ObjectVersion,
  });
  const { digest, writeTo } = await readAsset(asset);
  const { directory } = await makeTaskFolder(parent, async (made) => {
    await writeTo(made);
    if (inspectors && !digest) await pointSourceMaps(made, asset);
  });
  return {
    codeDirectory: directory,
    ...(digest && { codeSha256: digest.sha256, codeSizeBytes: digest.sizeBytes }),
  };
}

/**
 * Puts the code that a function has into a new folder, for it may have other layers, above its code.
 *
 * @param kept whose code it is
 */
export async function keepCode(
  { bundle }: Pick<LambdaPorts, 'bundle'>,
  { changedCode, codeDirectory, codeSha256, codeSizeBytes }: FunctionConfiguration,
  configuration: Pick<FunctionConfiguration, 'layersDirectory' | 'runtime'>,
): Promise<Pick<FunctionConfiguration, 'changedCode' | 'codeDirectory' | 'codeSha256' | 'codeSizeBytes'>> {
  const parent = codeParent((await bundle.write()).directory, configuration);
  const { directory } = await makeTaskFolder(parent, (made) => copyFolder(codeDirectory, made));
  return { ...(changedCode && { changedCode }), codeDirectory: directory, codeSha256, codeSizeBytes };
}

/**
 * The file that CloudFormation makes of code in a template
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html).
 */
function indexFile({ runtime }: Pick<FunctionConfiguration, 'runtime'>): string {
  return runtime.startsWith('python') ? 'index.py' : 'index.js';
}
