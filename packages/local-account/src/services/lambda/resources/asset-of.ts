import type { Assets } from '../../../assets';
import { RefusedError } from '../../../errors/refused-error';

/**
 * Where the asset is that a template names by the key under which it would be uploaded.
 *
 * @param where how errors name what names it
 * @returns a folder, or a ZIP file
 * @throws RefusedError
 */
export function assetOf(assets: Assets, objectKey: string, where: string): string {
  const asset = assets.directory(objectKey);
  if (asset !== undefined) return asset;
  throw new RefusedError(
    `${where}.S3Key`,
    `The cloud assembly has nothing that would be uploaded as ${objectKey}.`,
  );
}
