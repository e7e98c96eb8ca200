import { readFile, stat } from 'node:fs/promises';
import type { AssetLocation } from '../../../assets';
import { copyFolder, writeFiles } from './task-folder';
import { readPackage, type UploadedCode } from './uploaded-code';

/** What is known of a ZIP file. */
export interface PackageDigest {
  /** In base64. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Code, ready to be put into a folder. */
export interface CodePackage {
  /** @default - it is a folder, and none before it is deployed */
  readonly digest?: PackageDigest;
  /** The object of S3 that it is from. @default - a caller sent it */
  readonly location?: AssetLocation;
  /** Writes it into a folder, over what is there. */
  readonly writeTo: (directory: string) => Promise<void>;
}

/** The code of a deployment package that a caller sent. */
export function codePackage({ files, ...digest }: UploadedCode): CodePackage {
  return { digest, writeTo: (directory) => writeFiles(directory, files) };
}

/**
 * Reads the code of an asset.
 *
 * @param asset a folder, or a ZIP file
 * @throws AwsError InvalidParameterValueException for a file that is no ZIP file, or is too large unpacked
 */
export async function readAsset(asset: string): Promise<CodePackage> {
  if ((await stat(asset)).isDirectory()) {
    return { writeTo: (directory) => copyFolder(asset, directory) };
  }
  return codePackage(readPackage(await readFile(asset)));
}
