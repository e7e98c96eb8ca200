import type { Checksum } from './checksum';
import type { Encryption } from './encryption';

/** What a client says of an object, and gets back with it. */
export interface ObjectHeaders {
  readonly ContentType: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly Expires?: string;
}

/** The id of what a bucket keeps whose versioning is not enabled. */
export const NULL_VERSION = 'null';

/** What an object is like, whatever version of its key it becomes. */
export interface ObjectContent {
  readonly key: string;
  /** The name of the file with its bytes. */
  readonly file: string;
  readonly sizeBytes: number;
  /** The MD5 of its bytes, or of its parts' MD5s with their number behind it; in quotes. */
  readonly eTag: string;
  /** To the second, as S3 has it. */
  readonly lastModified: Date;
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum: Checksum;
  readonly encryption: Encryption;
  readonly tags: Readonly<Record<string, string>>;
}

/** An object: one version of a key. */
export interface StoredObject extends ObjectContent {
  readonly versionId: string;
  /** Larger than that of every version before it. */
  readonly number: number;
}

/** What stands for an object that was deleted, in a bucket that keeps versions. */
export interface DeleteMarker extends Pick<StoredObject, 'key' | 'lastModified' | 'number' | 'versionId'> {
  readonly isDeleteMarker: true;
}

export type StoredVersion = DeleteMarker | StoredObject;

export function isDeleteMarker(version: StoredVersion): version is DeleteMarker {
  return 'isDeleteMarker' in version;
}
