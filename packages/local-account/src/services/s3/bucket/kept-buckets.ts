import { keyOf, keysBelow, partsOf } from '../../../store/keys';
import type { Change, Store } from '../../../store/store';
import { isDeleteMarker, type StoredVersion } from '../object/stored-object';
import type { Bucket, BucketSettings } from './bucket';

const OBJECTS = 's3-objects';
const BUCKETS = 's3-buckets';

/** A bucket as a client has made it. */
export interface MadeBucket {
  readonly name: string;
  readonly creationDate: Date;
  readonly settings: BucketSettings;
}

/** What is kept for the runs to come: what is known of objects, whose bytes are in files, and the buckets that no template has made. */
export class KeptBuckets {
  constructor(private readonly store: Store) {}

  /** The change that keeps a version, as it is now. */
  keep(bucketName: string, version: StoredVersion): Change {
    return {
      key: keyOf(OBJECTS, bucketName, version.key, version.versionId),
      value: JSON.stringify(version),
    };
  }

  /** The change that forgets a version. */
  forget(bucketName: string, { key, versionId }: StoredVersion): Change {
    return { key: keyOf(OBJECTS, bucketName, key, versionId) };
  }

  /** By the buckets' names, each version before those that came after it. */
  async versions(): Promise<Map<string, StoredVersion[]>> {
    const versions = new Map<string, StoredVersion[]>();
    for await (const [key, value] of this.store.entries(keysBelow(OBJECTS))) {
      const bucketName = partsOf(key)[1] ?? '';
      versions.set(bucketName, [...(versions.get(bucketName) ?? []), readVersion(value)]);
    }
    for (const ofBucket of versions.values()) ofBucket.sort((a, b) => a.number - b.number);
    return versions;
  }

  async made(): Promise<MadeBucket[]> {
    const made: MadeBucket[] = [];
    for await (const [key, value] of this.store.entries(keysBelow(BUCKETS))) {
      const { creationDate, ...kept } = JSON.parse(value) as Omit<MadeBucket, 'name'>;
      made.push({
        name: partsOf(key)[1] ?? '',
        creationDate: new Date(creationDate),
        ...kept,
      });
    }
    return made;
  }

  /** Keeps a bucket that a client has made, as it is now. */
  keepMade({ name, creationDate, settings }: Bucket): void {
    this.store.write([
      {
        key: keyOf(BUCKETS, name),
        value: JSON.stringify({ creationDate, settings }),
      },
    ]);
  }

  /** Keeps a bucket as it is now, if a client has made it. */
  update(bucket: Bucket): void {
    const isMade = this.store.isReadable && this.store.get(keyOf(BUCKETS, bucket.name)) !== undefined;
    if (isMade) this.keepMade(bucket);
  }

  forgetMade({ name }: Bucket): void {
    this.store.write([{ key: keyOf(BUCKETS, name) }]);
  }
}

/** The names of the files that versions have. */
export function filesOf(versions: Iterable<StoredVersion>): string[] {
  return [...versions].flatMap((version) => (isDeleteMarker(version) ? [] : [version.file]));
}

function readVersion(value: string): StoredVersion {
  const version = JSON.parse(value) as StoredVersion;
  return { ...version, lastModified: new Date(version.lastModified) };
}
