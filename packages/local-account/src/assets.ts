/** @returns the folder whose content, or the file that, would be uploaded under this key; undefined if no asset has it */
export type AssetDirectory = (objectKey: string) => string | undefined;

<<<<<<< HEAD
/** @returns the file that would be uploaded under this key as it is; undefined if no asset has it */
export type AssetFile = (objectKey: string) => string | undefined;
=======
/** What deployments have uploaded: in place of the bucket, the folders and files that it would have been uploaded from. */
export class Assets {
  private readonly deployed: AssetDirectory[] = [];
>>>>>>> main

/** Where the assets of a deployment lie. */
export interface AssetSource {
  readonly assetDirectory: AssetDirectory;
  /** @default - it has folders only */
  readonly assetFile?: AssetFile | undefined;
}

/** What deployments have uploaded: in place of the bucket, the folders and files that it would have been uploaded from. */
export class Assets {
  private readonly deployed: AssetSource[] = [];

  add(source: AssetSource): void {
    this.deployed.push(source);
  }

  /** @returns the folder, or the file, of an asset by the key under which it would be uploaded; undefined if no asset has it */
  directory(objectKey: string): string | undefined {
    return this.find(({ assetDirectory }) => assetDirectory(objectKey));
  }

  /** @returns the file of an asset by the key under which it would be uploaded; undefined if no asset has it */
  file(objectKey: string): string | undefined {
    return this.find(({ assetFile }) => assetFile?.(objectKey));
  }

  private find(pathIn: (source: AssetSource) => string | undefined): string | undefined {
    for (const source of this.deployed) {
      const path = pathIn(source);
      if (path !== undefined) return path;
    }
    return undefined;
  }
}
