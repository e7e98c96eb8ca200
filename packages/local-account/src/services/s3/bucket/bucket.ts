import type { StoredObject } from '../object/stored-object';

/** What encrypts the objects of a bucket, where that is a key of the account. */
export interface BucketKey {
  readonly keyArn: string;
  /** Whether one data key serves for the bucket: its ARN is then what the key is used for, and not the object's. */
  readonly isBucketKey: boolean;
}

/** A bucket: its objects by their keys. */
export interface Bucket {
  readonly name: string;
  readonly arn: string;
  readonly creationDate: Date;
  /** @default - S3's own keys */
  readonly key?: BucketKey;
  readonly objects: Map<string, StoredObject>;
}
