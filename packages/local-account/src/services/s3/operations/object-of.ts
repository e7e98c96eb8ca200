import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import type { Bucket } from '../bucket/bucket';
import { requireObjectKey } from '../object/encryption';
import { isDeleteMarker, type StoredObject } from '../object/stored-object';
import type { S3Ports } from '../ports';
import { noSuchKey, noSuchVersion } from '../s3-errors';

/** Names an object: the latest of its key, or one version. */
export interface ObjectName {
  readonly Bucket: string;
  readonly Key: string;
  readonly VersionId?: string;
}

/**
 * The object that is read. That there is none learns only who may list the bucket; others are told that they may not.
 *
 * @throws AwsError `NoSuchBucket`, `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed` for a delete marker; AccessDenied
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function objectOf(
  ports: Pick<S3Ports, 'access' | 'account' | 'buckets'>,
  { caller }: Pick<Call, 'caller'>,
  name: ObjectName,
): { readonly bucket: Bucket; readonly object: StoredObject } {
  const bucket = ports.buckets.get(name.Bucket);
  const object = versionOf(bucket, name);
  if (!object) {
    ports.access.require(caller, 's3:ListBucket', bucket.arn);
    throw noSuchKey();
  }
  requireObjectKey(ports, caller, object.encryption, name, 'kms:Decrypt');
  return { bucket, object };
}

function versionOf({ versions }: Bucket, { Key, VersionId }: ObjectName): StoredObject | undefined {
  if (VersionId === undefined) return versions.object(Key);
  const version = versions.version(Key, VersionId);
  if (!version) throw noSuchVersion();
  if (!isDeleteMarker(version)) return version;
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
  throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
}
