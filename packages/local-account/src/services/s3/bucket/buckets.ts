import { randomBytes } from 'node:crypto';
import type { AccountPorts } from '../../../account-ports';
import { AwsError } from '../../../errors/aws-error';
import { Numbers } from '../../../store/numbers';
import { requireKept } from '../../../store/require-kept';
import type { Call } from '../../../wire/operation';
import { DEFAULT_ENCRYPTION } from '../object/encryption';
import type { ObjectFiles } from '../object/object-files';
import {
  isDeleteMarker,
  NULL_VERSION,
  type ObjectContent,
  type StoredObject,
  type StoredVersion,
} from '../object/stored-object';
import { noSuchBucket } from '../s3-errors';
import type { Bucket, BucketSettings } from './bucket';
import { bucketArn } from './bucket-arn';
import { filesOf, KeptBuckets } from './kept-buckets';
import { ObjectVersions } from './object-versions';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const DEFAULT_SETTINGS: BucketSettings = {
  encryption: DEFAULT_ENCRYPTION,
  versioning: undefined,
};

type BucketsPorts = Pick<AccountPorts, 'access' | 'account' | 'clock' | 'store'> & {
  readonly files: ObjectFiles;
};

/** The buckets of the account, by their names, and what they keep. */
export class Buckets {
  private readonly byName = new Map<string, Bucket>();
  /** What earlier runs have left, of buckets that are not there yet. */
  private left = new Map<string, StoredVersion[]>();
  private readonly kept: KeptBuckets;
  private readonly numbers: Numbers;

  constructor(private readonly ports: BucketsPorts) {
    this.kept = new KeptBuckets(ports.store);
    this.numbers = new Numbers(ports.clock);
  }

  /** Sorted by their names. */
  get all(): Bucket[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(name: string): Bucket | undefined {
    return this.byName.get(name);
  }

  /** @throws AwsError `NoSuchBucket` */
  get(name: string): Bucket {
    const bucket = this.find(name);
    if (bucket) return bucket;
    throw noSuchBucket();
  }

  /** Creates a bucket, with what an earlier run has left in it. @throws AwsError `InvalidBucketName`, `BucketAlreadyOwnedByYou` */
  create(name: string, settings: Partial<BucketSettings> = {}): Bucket {
    if (!NAME.test(name)) throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
    if (this.byName.has(name)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
      );
    }
    return this.add(name, new Date(this.ports.clock.now()), {
      ...DEFAULT_SETTINGS,
      ...settings,
    });
  }

  /** Creates a bucket for a client: it is there in the runs to come. @throws AwsError as `create` does */
  make(name: string): Bucket {
    const bucket = this.create(name);
    this.kept.keepMade(bucket);
    return bucket;
  }

  change(bucket: Bucket, settings: Partial<BucketSettings>): void {
    bucket.settings = { ...bucket.settings, ...settings };
    this.kept.update(bucket);
  }

  /** @throws AwsError `BucketNotEmpty` */
  delete(bucket: Bucket): void {
    const { name, arn, versions, settings } = bucket;
    if (!versions.isEmpty) {
      const message = 'The bucket you tried to delete is not empty';
      const ofVersions = settings.versioning && '. You must delete all versions in the bucket.';
      throw new AwsError('BucketNotEmpty', message + (ofVersions ?? ''), 409);
    }
    this.byName.delete(name);
    this.ports.access.removeResourcePolicy(arn);
    this.kept.forgetMade(bucket);
  }

  /** Deletes all that a bucket keeps. */
  async empty(bucket: Bucket): Promise<void> {
    for (const version of bucket.versions.all) await this.removeVersion(bucket, version);
  }

  /**
   * Keeps an object: as a new version, or in the place of the one of its key, as the bucket's versioning has it.
   *
   * @throws AwsError `ServiceUnavailable` while the disk takes nothing new
   */
  async put(bucket: Bucket, content: ObjectContent, call: Call): Promise<StoredObject> {
    const object = { ...content, ...this.nextVersion(bucket) };
    await requireKept(this.ports.store, call, [this.kept.keep(bucket.name, object)]);
    await this.removeFiles(bucket.versions.add(object));
    return object;
  }

  /** Puts an object in the place of its own version: with other tags, say. */
  replace(bucket: Bucket, object: StoredObject): void {
    bucket.versions.change(object);
    this.ports.store.write([this.kept.keep(bucket.name, object)]);
  }

  /**
   * Deletes the object of a key. What is not there is as good as deleted.
   *
   * @returns the marker that stands for it, in a bucket that keeps versions
   */
  async remove(bucket: Bucket, key: string): Promise<StoredVersion | undefined> {
    if (bucket.settings.versioning === undefined) {
      const object = bucket.versions.version(key, NULL_VERSION);
      if (object) await this.removeVersion(bucket, object);
      return undefined;
    }
    const lastModified = new Date(Math.floor(this.ports.clock.now() / 1000) * 1000);
    const marker = {
      key,
      lastModified,
      isDeleteMarker: true,
      ...this.nextVersion(bucket),
    } as const;
    this.ports.store.write([this.kept.keep(bucket.name, marker)]);
    await this.removeFiles(bucket.versions.add(marker));
    return marker;
  }

  /** Deletes a version for good. */
  async removeVersion({ name, versions }: Bucket, version: StoredVersion): Promise<void> {
    this.ports.store.write([this.kept.forget(name, version)]);
    await this.removeFiles(versions.remove(version.key, version.versionId));
  }

  /** Reads what earlier runs have left. */
  async restore(): Promise<void> {
    this.left = await this.kept.versions();
    const versions = [...this.left.values()].flat();
    for (const { number } of versions) this.numbers.passOver(number);
    await this.ports.files.removeUnused(new Set(filesOf(versions)));
    for (const { name, creationDate, settings } of await this.kept.made()) {
      this.add(name, creationDate, settings);
    }
  }

  /** What is kept of buckets that are not there, in words. */
  leftBehind(): string[] {
    return [...this.left].map(([name, { length }]) => `objects of bucket ${name}: ${length}`);
  }

  private add(name: string, creationDate: Date, settings: BucketSettings): Bucket {
    const arn = bucketArn(this.ports.account, name);
    const versions = new ObjectVersions(this.left.get(name));
    this.left.delete(name);
    const bucket = { name, arn, creationDate, settings, versions };
    this.byName.set(name, bucket);
    return bucket;
  }

  private nextVersion({ settings }: Bucket): Pick<StoredObject, 'number' | 'versionId'> {
    const versionId = settings.versioning === 'Enabled' ? newVersionId() : NULL_VERSION;
    return { number: this.numbers.next(), versionId };
  }

  private async removeFiles(version: StoredVersion | undefined): Promise<void> {
    if (version && !isDeleteMarker(version)) await this.ports.files.remove(version.file);
  }
}

/** Of 32 characters, as S3 makes them; none begins like an option of a command. */
function newVersionId(): string {
  return randomBytes(24).toString('base64url').replaceAll('-', '.');
}
