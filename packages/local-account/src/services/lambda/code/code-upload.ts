import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AwsError } from '../../../errors/aws-error';
import { makeTemporaryFolder } from '../../../temporary-folder';
import type { FunctionConfiguration } from '../function/function-configuration';
import { NotAZipFile, unzip, ZipTooLarge } from './unzip';

/** "50 MB (zipped, when uploaded through the Lambda API or SDKs)", "250 MB (unzipped)" (Lambda quotas). */
const MAX_UNZIPPED_BYTES = 262_144_000;

export const CODE_DIRECTORY_PREFIX = 'lambda-code-';

/** A deployment package that a caller sent. */
export interface UploadedCode {
  readonly files: ReadonlyMap<string, Buffer>;
  /** Of the package itself, in base64. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** @throws AwsError InvalidParameterValueException, in UpdateFunctionCode's words */
export function readUploadedCode(zipFile: Buffer): UploadedCode {
  try {
    return {
      files: unzip(zipFile, MAX_UNZIPPED_BYTES),
      sha256: createHash('sha256').update(zipFile).digest('base64'),
      sizeBytes: zipFile.length,
    };
  } catch (error) {
    if (error instanceof ZipTooLarge) {
      throw invalid(`Unzipped size must be smaller than ${MAX_UNZIPPED_BYTES} bytes`);
    }
    if (!(error instanceof NotAZipFile)) throw error;
    throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
}

/** @returns the new directory that the files are in */
export async function writeUploadedCode({ files }: UploadedCode): Promise<string> {
  const directory = await makeTemporaryFolder(CODE_DIRECTORY_PREFIX);
  for (const [name, content] of files) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return directory;
}

/** Removes the directory of uploaded code; the cloud assembly's code stays. */
export async function removeUploadedCode({
  codeDirectory,
  codeSha256,
}: FunctionConfiguration): Promise<void> {
  if (codeSha256 === undefined || !basename(codeDirectory).startsWith(CODE_DIRECTORY_PREFIX)) return;
  await rm(codeDirectory, { recursive: true, force: true });
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
