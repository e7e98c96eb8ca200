import type { Encryption } from '../object/encryption';
import type { ObjectVersions } from './object-versions';

/** Whether a bucket keeps versions; one that never did says nothing of it. */
export type Versioning = 'Enabled' | 'Suspended' | undefined;

/** What a bucket is like. */
export interface BucketSettings {
  /** Of objects that are put without their own. */
  readonly encryption: Encryption;
  readonly versioning: Versioning;
}

/** A bucket, with what it keeps. */
export interface Bucket {
  readonly name: string;
  readonly arn: string;
  readonly creationDate: Date;
  settings: BucketSettings;
  readonly versions: ObjectVersions;
}
