import { UserError } from '@pipeline/local-account/user-error';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { synthesize } from '../../local/synthesis/synthesize';

interface LambdaFunction {
  readonly Type: string;
  readonly Properties: { readonly Description?: string; readonly Code: { readonly S3Key?: string } };
}

/** The delivered function, as `cdk synth` bundles it. Its folder goes when it is disposed of. */
export async function bundledLogger(
  appDirectory: string,
): Promise<AsyncDisposable & { readonly directory: string }> {
  const assembly = await synthesize(appDirectory);
  const { assetDirectory, templateText } = readCloudAssembly(assembly.directory);
  const { Resources } = JSON.parse(templateText) as { readonly Resources: Record<string, LambdaFunction> };
  const [, logger] =
    Object.entries(Resources).find(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith('Logger'),
    ) ?? [];
  const directory = assetDirectory(logger?.Properties.Code.S3Key ?? '');
  if (directory === undefined) {
    await assembly[Symbol.asyncDispose]();
    throw new UserError('The stack has no function called Logger.');
  }
  return { directory, [Symbol.asyncDispose]: () => assembly[Symbol.asyncDispose]() };
}
