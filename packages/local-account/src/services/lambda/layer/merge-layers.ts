import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError } from '../../../errors/refused-error';
import { copyFolder, makeTaskFolder } from '../code/task-folder';
import type { FunctionLayer } from '../function/function-configuration';
import type { LayerVersion } from './layers';

/**
 * Puts layers over one another in a new folder, as AWS does in `/opt`: of files by the same name the last layer's stays.
 *
 * @param where how errors name the property
 * @throws RefusedError for extensions, which would run beside the function
 */
export async function mergeLayers(
  runtimeDirectory: string,
  layers: readonly LayerVersion[],
  where: string,
): Promise<{ readonly layersDirectory: string; readonly layers: readonly FunctionLayer[] }> {
  const { directory: layersDirectory, content } = await makeTaskFolder(
    runtimeDirectory,
    async (directory) => {
      const described: FunctionLayer[] = [];
      for (const layer of layers) {
        await copyFolder(layer.directory, directory);
        described.push({ arn: layer.layerVersionArn, codeSizeBytes: layer.codeSizeBytes });
      }
      if (existsSync(join(directory, 'extensions'))) {
        throw new RefusedError(where, 'The local run does not run extensions, which a layer here has.');
      }
      return described;
    },
  );
  return { layersDirectory, layers: content };
}
