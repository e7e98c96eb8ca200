import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { bundlingToDebug } from './debugging';

/**
 * How the function's code is bundled, in esbuild's words. Names are kept for the runtime's own log record of an error, which
 * says the name of its class.
 */
export const FUNCTION_BUNDLING = { minify: true, keepNames: true, target: 'node24' } as const;

/** Where an error's path begins. Functions have no packages to install, as esbuild puts what they import into one file. */
const PROJECT_ROOT = join(__dirname, '../..');

/**
 * A function's file with what it imports, in one file. Left to itself, NodejsFunction has npx start esbuild, which takes a sixth of a
 * synthesis (aws-cdk-lib 2.276.0); and it looks for a lock file, which somebody else's app may have elsewhere, or not at all.
 *
 * @param entry the file that exports its `handler`
 */
export function bundleFunction(scope: Construct, entry: string): Code {
  const tryBundle = (directory: string) => {
    buildSync({
      ...FUNCTION_BUNDLING,
      ...bundlingToDebug(scope),
      absWorkingDir: PROJECT_ROOT,
      entryPoints: [entry],
      outfile: join(directory, 'index.js'),
      bundle: true,
      platform: 'node',
      // Lambda's runtime has it.
      external: ['@aws-sdk/*'],
      logLevel: 'warning',
    });
    return true;
  };
  const bundling = {
    // There is no image: nothing but `tryBundle` bundles.
    image: DockerImage.fromRegistry('scratch'),
    // The CDK takes two assets of one folder for the same unless something that it can compare tells them apart.
    command: ['esbuild', entry],
    local: { tryBundle },
  };
  return Code.fromAsset(PROJECT_ROOT, { assetHashType: AssetHashType.OUTPUT, bundling });
}
