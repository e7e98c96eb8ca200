import { randomBytes } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import type { Bucket } from '../bucket/bucket';
import type { Checksum, ChecksumMember } from '../object/checksum';
import type { ObjectFiles } from '../object/object-files';
import type { ObjectContent } from '../object/stored-object';

/** A part of an object that is on its way. */
export interface UploadedPart {
  readonly partNumber: number;
  readonly file: string;
  readonly sizeBytes: number;
  /** The MD5 of its bytes. */
  readonly md5: Buffer;
  readonly checksum: Checksum;
  readonly lastModified: Date;
}

/** An object that is uploaded in parts. */
export interface Upload extends Pick<ObjectContent, 'encryption' | 'headers' | 'key' | 'metadata' | 'tags'> {
  readonly uploadId: string;
  readonly bucket: Bucket;
  readonly initiated: Date;
  readonly checksumMember: ChecksumMember;
  readonly checksumType: Checksum['type'];
  readonly parts: Map<number, UploadedPart>;
}

/** The uploads in parts that have not been completed. */
export class Uploads {
  private readonly byId = new Map<string, Upload>();

  constructor(private readonly files: Pick<ObjectFiles, 'remove'>) {}

  begin(upload: Omit<Upload, 'parts' | 'uploadId'>): Upload {
    const begun = {
      ...upload,
      uploadId: randomBytes(48).toString('base64url'),
      parts: new Map(),
    };
    this.byId.set(begun.uploadId, begun);
    return begun;
  }

  /** In the order in which they began. */
  of(bucket: Bucket): Upload[] {
    return [...this.byId.values()].filter((upload) => upload.bucket === bucket);
  }

  /** @throws AwsError `NoSuchUpload` */
  get(bucket: Bucket, key: string, uploadId: string): Upload {
    const upload = this.byId.get(uploadId);
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new AwsError(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
    );
  }

  /** Keeps a part, in the place of the one of its number. */
  async put({ parts }: Upload, part: UploadedPart): Promise<void> {
    const before = parts.get(part.partNumber);
    parts.set(part.partNumber, part);
    if (before) await this.files.remove(before.file);
  }

  /** Forgets an upload, with its parts. */
  async end({ uploadId, parts }: Upload): Promise<void> {
    this.byId.delete(uploadId);
    await Promise.all([...parts.values()].map(({ file }) => this.files.remove(file)));
  }
}
