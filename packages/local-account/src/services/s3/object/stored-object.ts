import type { Checksum } from './checksum';

/** What a client says of an object, and gets back with it. */
export interface ObjectHeaders {
  readonly ContentType: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly Expires?: string;
}

/** An object: what is known of it, and the file that has its bytes. */
export interface StoredObject {
  readonly key: string;
  /** Of its bytes. */
  readonly file: string;
  readonly sizeBytes: number;
  /** The MD5 of its bytes, or of its parts' MD5s with their number behind it; in quotes. */
  readonly eTag: string;
  /** To the second, as S3 has it. */
  readonly lastModified: Date;
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum: Checksum;
}
