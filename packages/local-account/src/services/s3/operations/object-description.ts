import type { Bucket } from '../bucket/bucket';
import { CHECKSUM_HEADERS } from '../object/checksum';
import { describeEncryption, ENCRYPTION_HEADERS } from '../object/encryption';
import type { StoredObject } from '../object/stored-object';

/** The header with the id of a version. */
export const VERSION_HEADER = { VersionId: 'x-amz-version-id' };

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
  TagCount: 'x-amz-tagging-count',
  ChecksumType: 'x-amz-checksum-type',
  ...ENCRYPTION_HEADERS,
  ...VERSION_HEADER,
  ...CHECKSUM_HEADERS,
};

/** The id of a version; a bucket that never kept any tells none. */
export function describeVersion({ settings }: Bucket, { versionId }: Pick<StoredObject, 'versionId'>) {
  return settings.versioning === undefined ? {} : { VersionId: versionId };
}

export function describeObject(bucket: Bucket, object: StoredObject, withChecksum: boolean) {
  const { headers, metadata, eTag, lastModified, sizeBytes, checksum, encryption, tags } = object;
  const { Expires: ExpiresString, ...described } = headers;
  const tagCount = Object.keys(tags).length;
  return {
    AcceptRanges: 'bytes',
    ContentLength: sizeBytes,
    ETag: eTag,
    LastModified: lastModified,
    Metadata: metadata,
    ...described,
    ...(ExpiresString !== undefined && { ExpiresString }),
    ...(tagCount > 0 && { TagCount: tagCount }),
    ...describeEncryption(encryption),
    ...describeVersion(bucket, object),
    ...(withChecksum && {
      [checksum.member]: checksum.value,
      ChecksumType: checksum.type,
    }),
  };
}
