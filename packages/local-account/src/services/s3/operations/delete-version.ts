import { isDeleteMarker } from '../object/stored-object';
import type { S3Ports } from '../ports';
import type { ObjectName } from './object-of';

/** What a deletion tells of versions. */
export interface Deletion {
  /** Whether a marker was put, or was what was deleted. */
  readonly DeleteMarker?: true;
  readonly VersionId?: string;
}

/**
 * Deletes the object of a key, or one version for good. What is not there is as good as deleted.
 *
 * @throws AwsError `NoSuchBucket`
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 */
export async function deleteVersion(
  { buckets }: Pick<S3Ports, 'buckets'>,
  { Bucket, Key, VersionId }: ObjectName,
): Promise<Deletion> {
  const bucket = buckets.get(Bucket);
  if (VersionId === undefined) {
    const marker = await buckets.remove(bucket, Key);
    return marker ? { DeleteMarker: true, VersionId: marker.versionId } : {};
  }
  const version = bucket.versions.version(Key, VersionId);
  if (version) await buckets.removeVersion(bucket, version);
  return {
    VersionId,
    ...(version && isDeleteMarker(version) && { DeleteMarker: true }),
  };
}
