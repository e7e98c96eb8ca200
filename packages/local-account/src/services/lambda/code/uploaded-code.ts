import { createHash } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import { NotAZipFile, unzip, type ZippedFile, ZipTooLarge } from './unzip';

/** "50 MB (zipped, when uploaded through the Lambda API or SDKs)" (Lambda quotas). */
const MAX_ZIPPED_BYTES = 52_428_800;

/** "250 MB (unzipped)" (Lambda quotas). */
const MAX_UNZIPPED_BYTES = 262_144_000;

/** A deployment package. */
export interface UploadedCode {
  readonly files: ReadonlyMap<string, ZippedFile>;
  /** Of the package itself, in base64. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Reads a deployment package that a caller sent; the words are those that CreateFunction and UpdateFunctionCode share.
 *
 * @throws AwsError InvalidParameterValueException, RequestEntityTooLargeException
 */
export function readUploadedCode(zipFile: Buffer): UploadedCode {
  if (zipFile.length > MAX_ZIPPED_BYTES) {
    // Recorded on AWS of CreateFunction.
    throw new AwsError(
      'RequestEntityTooLargeException',
      `Zipped size must be smaller than ${MAX_ZIPPED_BYTES} bytes`,
      413,
    );
  }
  return readPackage(zipFile);
}

/** Reads a deployment package, however large it is packed: one in S3 may be as large as it is unpacked. @throws AwsError InvalidParameterValueException */
export function readPackage(zipFile: Buffer): UploadedCode {
  const files = filesOf(zipFile);
  // The words: https://github.com/dumrauf/serverless_static_website_with_basic_auth/issues/17
  if (files.size === 0) throw invalid('Uploaded file must be a non-empty zip');
  return {
    files,
    sha256: createHash('sha256').update(zipFile).digest('base64'),
    sizeBytes: zipFile.length,
  };
}

function filesOf(zipFile: Buffer): Map<string, ZippedFile> {
  if (zipFile.length === 0) return new Map();
  try {
    return unzip(zipFile, MAX_UNZIPPED_BYTES);
  } catch (error) {
    if (error instanceof ZipTooLarge) {
      throw invalid(`Unzipped size must be smaller than ${MAX_UNZIPPED_BYTES} bytes`);
    }
    if (!(error instanceof NotAZipFile)) throw error;
    throw couldNotUnzip();
  }
}

/** What Lambda says of all that it cannot unpack (recorded on AWS). */
export function couldNotUnzip(): AwsError {
  return invalid('Could not unzip uploaded file. Please check your file, then try to upload again.');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
