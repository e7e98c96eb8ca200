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
 * The checksum that a client gives, verified; of a client that gives none, the one that AWS's SDKs make.
 *
 * @throws AwsError `BadDigest`
 */
export function verifiedChecksum(
  bytes: Buffer,
  given: Readonly<Partial<Record<ChecksumMember, string>>>,
): Checksum {
  const member = MEMBERS.find((one) => given[one] !== undefined) ?? 'ChecksumCRC32';
  const value = ALGORITHMS[member](bytes).toString('base64');
  if (given[member] !== undefined && given[member] !== value) {
    const algorithm = member.replace('Checksum', '');
    throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { member, value };
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
