import type { Call } from '../../../wire/operation';
import type { Bucket } from '../bucket/bucket';
import { requireBucketKey } from '../bucket/bucket-key-use';
import type { StoredObject } from '../object/stored-object';
import type { S3Ports } from '../ports';
import { noSuchKey } from '../s3-errors';

/**
 * The object that is read. That there is none learns only who may list the bucket; others are told that they may not.
 *
 * @throws AwsError `NoSuchBucket`, `NoSuchKey`, AccessDenied
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function objectOf(
  ports: S3Ports,
  { caller }: Call,
  given: { readonly Bucket: string; readonly Key: string },
): { readonly bucket: Bucket; readonly object: StoredObject } {
  const bucket = ports.buckets.get(given.Bucket);
  const object = bucket.objects.get(given.Key);
  if (!object) {
    ports.access.require(caller, 's3:ListBucket', bucket.arn);
    throw noSuchKey();
  }
  requireBucketKey(ports, caller, bucket, given.Key, 'kms:Decrypt');
  return { bucket, object };
}
