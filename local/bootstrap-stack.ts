import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { StackSource } from '@pipeline/local-account';

/** What the CDK CLI acknowledges for every stack. */
export const CDK_CAPABILITIES: readonly string[] = [
  'CAPABILITY_IAM',
  'CAPABILITY_NAMED_IAM',
  'CAPABILITY_AUTO_EXPAND',
];

/**
 * The stack that `cdk bootstrap` makes: a bucket for assets, and roles to deploy with. It is made of the template of the app's own CDK CLI.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 * @param appDirectory where `node_modules` is
 */
export function bootstrapStack(appDirectory: string): StackSource {
  const cli = dirname(createRequire(join(appDirectory, 'cdk.json')).resolve('aws-cdk/package.json'));
  return {
    stackName: 'CDKToolkit',
    templateText: readFileSync(join(cli, 'lib', 'api', 'bootstrap', 'bootstrap-template.yaml'), 'utf8'),
    parameters: new Map([
      // As the CLI gives it, if it is not told otherwise.
      ['FileAssetsBucketKmsKeyId', 'AWS_MANAGED_KEY'],
    ]),
    capabilities: CDK_CAPABILITIES,
  };
}
