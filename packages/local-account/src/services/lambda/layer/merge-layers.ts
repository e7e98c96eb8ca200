import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError } from '../../../errors/refused-error';
import { unpackAsset } from '../code/asset-package';
import { describeCode } from '../code/describe-code';
import { makeTaskFolder } from '../code/task-folder';
import type { FunctionLayer } from '../function/function-configuration';
import type { LayerVersion } from './layers';

/**
 * Puts layers over one another in a new folder, as AWS does in `/opt`: of files by the same name the last layer's stays.
 *
 * @param where how errors name the property
 * @throws RefusedError for extensions, which would run beside the function; AwsError for an asset that cannot be unpacked
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
      for (const { asset, layerVersionArn } of layers) {
        const zipped = await unpackAsset(asset, directory);
        const codeSizeBytes = zipped?.sizeBytes ?? describeCode({ codeDirectory: asset }).CodeSize;
        described.push({ arn: layerVersionArn, codeSizeBytes });
      }
      if (existsSync(join(directory, 'extensions'))) {
        throw new RefusedError(where, 'The local run does not run extensions, which a layer here has.');
      }
      return described;
    },
  );
  return { layersDirectory, layers: content };
}
