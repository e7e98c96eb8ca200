import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import { notRun } from '../s3-errors';

const text = z.string().optional();

/** The checksums that a client may give of what it sends. */
export const checksumInput = {
  ChecksumCRC32: text,
  ChecksumCRC32C: text,
  ChecksumCRC64NVME: text,
  ChecksumSHA1: text,
  ChecksumSHA256: text,
};

/** `*`: the object is put only if there is none of its key. */
export function onlyAnything(given: string | undefined): '*' | undefined {
  if (given === undefined || given === '*') return given;
  throw notRun('takes * alone as IfNoneMatch');
}

/** @param given in base64 @throws AwsError `BadDigest` for one that is another */
export function verifiedMd5(bytes: Buffer, given: string | undefined): Buffer {
  const md5 = createHash('md5').update(bytes).digest();
  if (given === undefined || given === md5.toString('base64')) return md5;
  throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
}

/** S3 knows when something was put to the second. */
export function wholeSecond(clock: Pick<Clock, 'now'>): Date {
  return new Date(Math.floor(clock.now() / 1000) * 1000);
}
