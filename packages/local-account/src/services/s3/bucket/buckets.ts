import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import type { ObjectFiles } from '../object/object-files';
import type { StoredObject } from '../object/stored-object';
import { noSuchBucket } from '../s3-errors';
import type { Bucket, BucketKey } from './bucket';
import { bucketArn } from './bucket-arn';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The buckets of the account, by their names. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();

  constructor(
    private readonly ports: Pick<AccountPorts, 'access' | 'account' | 'clock'> & {
      readonly files: ObjectFiles;
    },
  ) {}

  /** Sorted by their names. */
  get all(): Bucket[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws AwsError `NoSuchBucket` */
  get(name: string): Bucket {
    const bucket = this.byName.get(name);
    if (bucket) return bucket;
    throw noSuchBucket();
  }

  /** @throws AwsError `InvalidBucketName`, `BucketAlreadyOwnedByYou` */
  create(name: string, key?: BucketKey): Bucket {
    const { account, clock } = this.ports;
    if (!NAME.test(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
    if (this.byName.has(name)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    const bucket: Bucket = {
      name,
      arn: bucketArn(account, name),
      creationDate: new Date(clock.now()),
      objects: new Map(),
      ...(key && { key }),
    };
    this.byName.set(name, bucket);
    return bucket;
  }

  /** @throws AwsError `BucketNotEmpty` */
  delete({ name, arn, objects }: Bucket): void {
    if (objects.size > 0) {
      throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409);
    }
    this.byName.delete(name);
    this.ports.access.removeResourcePolicy(arn);
  }

  /** Keeps an object, in the place of the one of its key. */
  async put(bucket: Bucket, object: StoredObject): Promise<void> {
    const before = bucket.objects.get(object.key);
    bucket.objects.set(object.key, object);
    if (before) await this.ports.files.remove(before.file);
  }

  /** What is not there is as good as removed. */
  async remove(bucket: Bucket, key: string): Promise<void> {
    const object = bucket.objects.get(key);
    bucket.objects.delete(key);
    if (object) await this.ports.files.remove(object.file);
  }
}
