/** @returns the folder whose content, or the file that, would be uploaded under this key; undefined if no asset has it */
export type AssetDirectory = (objectKey: string) => string | undefined;

/** What deployments have uploaded: in place of the bucket, the folders and files that it would have been uploaded from. */
export class Assets {
  private readonly deployed: AssetDirectory[] = [];

  add(assetDirectory: AssetDirectory): void {
    this.deployed.push(assetDirectory);
  }

  /** @returns the folder, or the file, of an asset by the key under which it would be uploaded; undefined if no asset has it */
  directory(objectKey: string): string | undefined {
    for (const assetDirectory of this.deployed) {
      const directory = assetDirectory(objectKey);
      if (directory !== undefined) return directory;
    }
    return undefined;
  }
}
