import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ArtifactType,
  type AssetManifest,
  FileAssetPackaging,
  Manifest,
} from 'aws-cdk-lib/cloud-assembly-schema';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { RefusedError, type StackSource } from '@pipeline/local-account';

/** The one stack of a synthesized app. */
export interface SynthesizedStack extends StackSource {
  /** The stack's id in the app, which `cdk deploy` puts before each output. */
  readonly id: string;
}

/**
 * Reads a cloud assembly, the folder that `cdk synth` writes.
 *
 * @throws RefusedError if it does not hold exactly one stack
 */
export function readCloudAssembly(directory: string): SynthesizedStack {
  const assembly = new CloudAssembly(directory);
  const stacks = assembly.stacksRecursively;
  const [stack] = stacks;
  if (!stack || stacks.length > 1) {
    const names = stacks.map(({ id }) => id).join(', ') || 'none';
    throw new RefusedError(directory, `The local run takes an app with one stack; this one has: ${names}.`);
  }
  const manifests = assembly.artifacts
    .flatMap(({ manifest }) => (manifest.type === ArtifactType.ASSET_MANIFEST ? [manifest.properties] : []))
    .map((properties) => Manifest.loadAssetManifest(join(directory, assetManifestFile(properties))));
  return {
    id: stack.hierarchicalId,
    stackName: stack.stackName,
    templateText: readFileSync(stack.templateFullPath, 'utf8'),
    assetDirectory: (objectKey) => findAsset(directory, manifests, objectKey),
  };
}

function assetManifestFile(properties: unknown): string {
  return (properties as { file: string }).file;
}

function findAsset(
  directory: string,
  manifests: readonly AssetManifest[],
  objectKey: string,
): string | undefined {
  for (const { files } of manifests) {
    for (const { source, destinations } of Object.values(files ?? {})) {
      const isUploadedThere = Object.values(destinations).some(
        (destination) => destination.objectKey === objectKey,
      );
      if (isUploadedThere && source.path && source.packaging === FileAssetPackaging.ZIP_DIRECTORY)
        return join(directory, source.path);
    }
  }
  return undefined;
}
