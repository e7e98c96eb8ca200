import { createHash } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import type { Upload, UploadedPart } from './uploads';

/** All parts but the last have at least this: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const SMALLEST_PART_BYTES = 5 * 1024 * 1024;

/** A part, as the client that completes an upload names it. */
export interface NamedPart {
  readonly PartNumber: number;
  readonly ETag: string;
}

/**
 * The parts that an object is made of.
 *
 * @throws AwsError `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`
 */
export function chooseParts({ parts }: Upload, named: readonly NamedPart[]): UploadedPart[] {
  const chosen = named.map(({ PartNumber, ETag }, index) => {
    const before = named[index - 1]?.PartNumber ?? 0;
    if (PartNumber <= before) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    const part = parts.get(PartNumber);
    if (part?.md5.toString('hex') === ETag.replaceAll('"', '')) return part;
    throw new AwsError(
      'InvalidPart',
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    );
  });
  if (chosen.slice(0, -1).some(({ sizeBytes }) => sizeBytes < SMALLEST_PART_BYTES)) {
    throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return chosen;
}

/** Of the parts' MD5s, with their number behind it; in quotes. */
export function eTagOfParts(parts: readonly UploadedPart[]): string {
  const md5 = createHash('md5').update(Buffer.concat(parts.map((part) => part.md5)));
  return `"${md5.digest('hex')}-${parts.length}"`;
}
