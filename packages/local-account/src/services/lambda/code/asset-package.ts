import { readFile, stat } from 'node:fs/promises';
import { copyFolder, writeFiles } from './task-folder';
import { readPackage } from './uploaded-code';

/** What is known of a ZIP file. */
export interface PackageDigest {
  /** In base64. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Puts what an asset of the cloud assembly holds into a folder, over what is there.
 *
 * @param asset a folder, or a ZIP file
 * @returns what is known of the ZIP file; undefined for a folder, which is none before it is deployed
 * @throws AwsError InvalidParameterValueException for a file that is no ZIP file, or is too large unpacked
 */
export async function unpackAsset(asset: string, directory: string): Promise<PackageDigest | undefined> {
  if ((await stat(asset)).isDirectory()) {
    await copyFolder(asset, directory);
    return undefined;
  }
  const { files, sha256, sizeBytes } = readPackage(await readFile(asset));
  await writeFiles(directory, files);
  return { sha256, sizeBytes };
}
