import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError } from '../../../errors/aws-error';
import { crc32c, crc64Nvme } from './crc';

/** The checksums that S3 knows, by the members that have them. */
const ALGORITHMS = {
  ChecksumCRC32: (bytes: Buffer) => uint32(crc32(bytes)),
  ChecksumCRC32C: (bytes: Buffer) => uint32(crc32c(bytes)),
  ChecksumCRC64NVME: crc64Nvme,
  ChecksumSHA1: (bytes: Buffer) => createHash('sha1').update(bytes).digest(),
  ChecksumSHA256: (bytes: Buffer) => createHash('sha256').update(bytes).digest(),
} satisfies Record<string, (bytes: Buffer) => Buffer>;

export type ChecksumMember = keyof typeof ALGORITHMS;

/** A checksum of an object: the member that has it, and its value in base64. */
export interface Checksum {
  readonly member: ChecksumMember;
  readonly value: string;
  /** Of all bytes, or of the checksums of the parts that were put together. */
  readonly type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** The header of each checksum: `x-amz-checksum-crc32`. */
export const CHECKSUM_HEADERS: Readonly<Record<ChecksumMember, string>> = {
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumCRC32C: 'x-amz-checksum-crc32c',
  ChecksumCRC64NVME: 'x-amz-checksum-crc64nvme',
  ChecksumSHA1: 'x-amz-checksum-sha1',
  ChecksumSHA256: 'x-amz-checksum-sha256',
};

const MEMBERS = Object.keys(ALGORITHMS) as ChecksumMember[];

/**
 * The checksum that a client gives, verified.
 *
 * @param otherwise which is made for a client that gives none @default - the one that AWS's SDKs make
 * @throws AwsError `BadDigest`
 */
export function verifiedChecksum(
  bytes: Buffer,
  given: Readonly<Partial<Record<ChecksumMember, string>>>,
  otherwise: ChecksumMember = 'ChecksumCRC32',
): Checksum {
  const member = MEMBERS.find((one) => given[one] !== undefined) ?? otherwise;
  const value = ALGORITHMS[member](bytes).toString('base64');
  if (given[member] !== undefined && given[member] !== value) {
    const algorithm = member.replace('Checksum', '');
    throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { member, value, type: 'FULL_OBJECT' };
}

/**
 * The checksum of an object that is put together of parts.
 *
 * @param parts the checksums of the parts, all of one algorithm
 * @param type by `COMPOSITE`, of the parts' checksums, with their number behind it
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export function checksumOfParts(
  member: ChecksumMember,
  bytes: Buffer,
  parts: readonly Checksum[],
  type: Checksum['type'],
): Checksum {
  if (type === 'FULL_OBJECT')
    return {
      member,
      value: ALGORITHMS[member](bytes).toString('base64'),
      type,
    };
  const ofParts = Buffer.concat(parts.map(({ value }) => Buffer.from(value, 'base64')));
  return {
    member,
    value: `${ALGORITHMS[member](ofParts).toString('base64')}-${parts.length}`,
    type,
  };
}

/** @param algorithm as clients name it: `CRC32` @returns undefined for one that S3 does not know */
export function checksumMemberOf(algorithm: string): ChecksumMember | undefined {
  return MEMBERS.find((member) => member === `Checksum${algorithm}`);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
