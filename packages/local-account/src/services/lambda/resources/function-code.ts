import { z } from 'zod';
import { refused } from '../../../engine/property-schemas';
import { unpackAsset } from '../code/asset-package';
import { responseModule } from '../code/cfn-response';
import { codeParent } from '../code/code-parent';
import { copyFolder, makeTaskFolder, writeFiles } from '../code/task-folder';
import type { FunctionConfiguration } from '../function/function-configuration';
import { pointSourceMaps } from '../inspect/point-source-maps';
import type { LambdaPorts } from '../ports';
import { assetOf } from './asset-of';

/** Where a function's code comes from. */
export const codeProperty = z
  .strictObject({
    S3Bucket: z.string().optional(),
    S3Key: z.string().optional(),
    ImageUri: refused('The local run does not run container images'),
    ZipFile: z.string().optional(),
  })
  .refine(({ S3Key, ZipFile }) => (S3Key === undefined) !== (ZipFile === undefined), {
    error: 'It takes either S3Bucket and S3Key, of an asset, or ZipFile, the code itself',
  });

type Code = z.infer<typeof codeProperty>;

/**
 * Puts a function's code into a folder of its own.
 *
 * @param where how errors name the property
 * @throws RefusedError for a key that no asset has; AwsError for an asset that cannot be unpacked
 */
export async function takeCode(
  { assets, bundle, inspectors }: Pick<LambdaPorts, 'assets' | 'bundle' | 'inspectors'>,
  { S3Key, ZipFile }: Code,
  configuration: Pick<FunctionConfiguration, 'layersDirectory' | 'runtime'>,
  where: string,
): Promise<Pick<FunctionConfiguration, 'codeDirectory' | 'codeSha256' | 'codeSizeBytes'>> {
  const parent = codeParent((await bundle.write()).directory, configuration);
  if (S3Key === undefined) {
    const text = ZipFile ?? '';
    const index = [indexFile(configuration), { content: Buffer.from(text) }] as const;
    const files = new Map([index, ...responseModule(text, configuration)]);
    const { directory } = await makeTaskFolder(parent, (made) => writeFiles(made, files));
    return { codeDirectory: directory };
  }
  const asset = assetOf(assets, S3Key, where);
  const { directory, content } = await makeTaskFolder(parent, async (made) => {
    const zipped = await unpackAsset(asset, made);
    if (inspectors && !zipped) await pointSourceMaps(made, asset);
    return zipped;
  });
  return {
    codeDirectory: directory,
    ...(content && { codeSha256: content.sha256, codeSizeBytes: content.sizeBytes }),
  };
}

/**
 * Puts the code that a function has into a new folder, for it may have other layers, above its code.
 *
 * @param kept whose code it is
 */
export async function keepCode(
  { bundle }: Pick<LambdaPorts, 'bundle'>,
  { codeDirectory, codeSha256, codeSizeBytes }: FunctionConfiguration,
  configuration: Pick<FunctionConfiguration, 'layersDirectory' | 'runtime'>,
): Promise<Pick<FunctionConfiguration, 'codeDirectory' | 'codeSha256' | 'codeSizeBytes'>> {
  const parent = codeParent((await bundle.write()).directory, configuration);
  const { directory } = await makeTaskFolder(parent, (made) => copyFolder(codeDirectory, made));
  return { codeDirectory: directory, codeSha256, codeSizeBytes };
}

/**
 * The file that CloudFormation makes of code in a template
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html).
 */
function indexFile({ runtime }: Pick<FunctionConfiguration, 'runtime'>): string {
  return runtime.startsWith('python') ? 'index.py' : 'index.js';
}
