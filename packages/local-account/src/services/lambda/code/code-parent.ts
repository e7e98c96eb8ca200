import { join } from 'node:path';
import type { FunctionConfiguration } from '../function/function-configuration';

type Layered = Pick<FunctionConfiguration, 'layersDirectory' | 'runtime'>;

/**
 * Where layers have Node.js modules, the first one first: `nodejs/node24/node_modules` and `nodejs/node_modules` ("Packaging your layer
 * content" in the Lambda Developer Guide).
 */
export function nodeModulesOfLayers({ layersDirectory, runtime }: Layered): string[] {
  if (layersDirectory === undefined) return [];
  return [nodeFolder(layersDirectory, runtime), join(layersDirectory, 'nodejs')].map((folder) =>
    join(folder, 'node_modules'),
  );
}

/**
 * The folder that a function's own is made in. ES modules look for others in the folders above them and not in `NODE_PATH`: so the code
 * lies below that of its layers, which lies below the runtime's.
 *
 * @param runtimeDirectory where the AWS SDK is
 */
export function codeParent(runtimeDirectory: string, { layersDirectory, runtime }: Layered): string {
  const isBelowLayers = layersDirectory !== undefined && runtime.startsWith('nodejs');
  return isBelowLayers ? nodeFolder(layersDirectory, runtime) : runtimeDirectory;
}

function nodeFolder(layersDirectory: string, runtime: string): string {
  return join(layersDirectory, 'nodejs', runtime.replace(/^nodejs(\d+)\..*$/, 'node$1'));
}
