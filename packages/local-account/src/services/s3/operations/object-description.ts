import type { Bucket } from '../bucket/bucket';
import { CHECKSUM_HEADERS } from '../object/checksum';
import type { StoredObject } from '../object/stored-object';

/** The headers that HeadObject and GetObject answer with, by member. */
export const OBJECT_HEADERS = {
  AcceptRanges: 'accept-ranges',
  CacheControl: 'cache-control',
  ContentDisposition: 'content-disposition',
  ContentEncoding: 'content-encoding',
  ContentLanguage: 'content-language',
  ContentLength: 'content-length',
  ContentType: 'content-type',
  ETag: 'etag',
  ExpiresString: 'expires',
  LastModified: 'last-modified',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  ChecksumType: 'x-amz-checksum-type',
  ...CHECKSUM_HEADERS,
};

/** How a bucket's objects are encrypted: recorded on AWS, of a bucket that says nothing of it. */
export function describeEncryption({ key }: Bucket) {
  return key
    ? { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: key.keyArn }
    : { ServerSideEncryption: 'AES256' as const };
}

/** @param withChecksum whether the client asks for it, as SDKs do to check what they get */
export function describeObject(bucket: Bucket, object: StoredObject, withChecksum: boolean) {
  const { headers, metadata, eTag, lastModified, sizeBytes, checksum } = object;
  const { Expires: ExpiresString, ...described } = headers;
  return {
    AcceptRanges: 'bytes',
    ContentLength: sizeBytes,
    ETag: eTag,
    LastModified: lastModified,
    Metadata: metadata,
    ...described,
    ...(ExpiresString !== undefined && { ExpiresString }),
    ...describeEncryption(bucket),
    ...(withChecksum && { [checksum.member]: checksum.value, ChecksumType: checksum.type }),
  };
}
