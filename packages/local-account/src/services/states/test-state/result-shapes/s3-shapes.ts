import { z } from 'zod';
import { bytes, fields, text, time } from './fields';

const CHECKSUMS = [
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
  'XXHASH64',
  'XXHASH3',
  'XXHASH128',
];

const stored = {
  ...Object.fromEntries(CHECKSUMS.map((name) => [`Checksum${name}`, text])),
  BucketKeyEnabled: z.boolean(),
  ChecksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']),
  ETag: text,
  Expiration: text,
  RequestCharged: z.enum(['requester']),
  SSECustomerAlgorithm: text,
  SSECustomerKeyMD5: text,
  SSEKMSKeyId: text,
  ServerSideEncryption: z.enum(['AES256', 'aws:fsx', 'aws:kms', 'aws:kms:dsse']),
  VersionId: text,
};

const STORAGE_CLASSES = [
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER'],
  ...['DEEP_ARCHIVE', 'OUTPOSTS', 'GLACIER_IR', 'SNOW', 'EXPRESS_ONEZONE', 'FSX_OPENZFS', 'FSX_ONTAP'],
];

export const S3_SHAPES = {
  's3:getObject': fields({
    ...stored,
    AcceptRanges: text,
    Body: bytes,
    CacheControl: text,
    ContentDisposition: text,
    ContentEncoding: text,
    ContentLanguage: text,
    ContentLength: z.number(),
    ContentRange: text,
    ContentType: text,
    DeleteMarker: z.boolean(),
    Expires: time,
    LastModified: time,
    Metadata: z.record(z.string(), text),
    MissingMeta: z.number(),
    ObjectLockLegalHoldStatus: z.enum(['ON', 'OFF']),
    ObjectLockMode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
    ObjectLockRetainUntilDate: time,
    PartsCount: z.number(),
    ReplicationStatus: z.enum(['COMPLETE', 'PENDING', 'FAILED', 'REPLICA', 'COMPLETED']),
    Restore: text,
    StorageClass: z.enum(STORAGE_CLASSES),
    TagCount: z.number(),
    WebsiteRedirectLocation: text,
  }),
  's3:putObject': fields({ ...stored, SSEKMSEncryptionContext: text, Size: z.number() }),
};
