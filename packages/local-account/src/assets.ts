import type { Caller } from './access/caller';
import { AwsError } from './errors/aws-error';

/** @returns the folder whose content, or the file that, would be uploaded under this key; undefined if no asset has it */
export type AssetDirectory = (objectKey: string) => string | undefined;

/** An object of S3 that holds code, or a definition, as templates and clients name it. */
export interface AssetLocation {
  readonly bucketName: string;
  readonly objectKey: string;
  /** @default - the latest */
  readonly versionId?: string;
}

/**
 * Finds the file of an object.
 *
 * @param reader whose rights to read it are looked at @default - nobody's: CloudFormation reads it
 * @throws AwsError as S3 answers to GetObject
 */
export type FindObjectFile = (location: AssetLocation, reader?: Caller) => string;

/**
 * Where code and definitions come from: the account's own buckets, or what a stack has brought along, in place of the bucket that it
 * would have been uploaded to.
 */
export class Assets {
  private readonly deployed: AssetDirectory[] = [];
  private findObjectFile: FindObjectFile | undefined;

  /** Tells where the objects of the account's buckets are. */
  lookIntoBuckets(findObjectFile: FindObjectFile): void {
    this.findObjectFile = findObjectFile;
  }

  add(assetDirectory: AssetDirectory): void {
    this.deployed.push(assetDirectory);
  }

  /**
   * An asset: of the buckets first, then of what stacks have brought along, by its key.
   *
   * @param reader as of `FindObjectFile`
   * @returns a folder, or a file
   * @throws AwsError `NoSuchBucket`, `NoSuchKey` and others, as S3 answers
   */
  find(location: AssetLocation, reader?: Caller): string {
    try {
      if (!this.findObjectFile) throw noSuchBucket();
      return this.findObjectFile(location, reader);
    } catch (error) {
      const isMissing = error instanceof AwsError && error.code.startsWith('NoSuch');
      const brought = isMissing ? this.broughtAlong(location.objectKey) : undefined;
      if (brought === undefined) throw error;
      return brought;
    }
  }

  private broughtAlong(objectKey: string): string | undefined {
    for (const assetDirectory of this.deployed) {
      const directory = assetDirectory(objectKey);
      if (directory !== undefined) return directory;
    }
    return undefined;
  }
}

function noSuchBucket(): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
}
