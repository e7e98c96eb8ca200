import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArtifactType, type AssetManifest, Manifest } from 'aws-cdk-lib/cloud-assembly-schema';
import {
  CloudAssembly,
  CloudFormationStackArtifact,
  UNKNOWN_ACCOUNT,
  UNKNOWN_REGION,
} from 'aws-cdk-lib/cx-api';
import type { StackSource } from '@pipeline/local-account';
import { CDK_CAPABILITIES } from './bootstrap-stack';
import { chooseStack } from './choose-stack';

/** A stack of a synthesized app. */
export interface SynthesizedStack extends StackSource {
  readonly assetDirectory: NonNullable<StackSource['assetDirectory']>;
  /** The stack's path in the app, which `cdk list` shows: its id, after those of the stages that it is in. */
  readonly id: string;
  /** 12 digits. @default - the stack can be deployed to any account */
  readonly accountId?: string;
  /** @default - the stack can be deployed to any Region */
  readonly region?: string;
  /** The stacks to deploy before it, as `cdk deploy` does, without those of another account or Region. */
  readonly dependencies: readonly SynthesizedStack[];
}

/**
 * Reads a cloud assembly, the folder that `cdk synth` writes.
 *
 * @param stackName which of several stacks, by its path in the app or its name @default - the only one
 * @param command that is to be typed with a stack's path behind it @default - that of `npm start`
 * @throws UserError if there is no such stack, or more than one to choose from
 */
export function readCloudAssembly(directory: string, stackName?: string, command?: string): SynthesizedStack {
  const chosen = chooseStack(new CloudAssembly(directory).stacksRecursively, stackName, command);
  const { account, region } = chosen.environment;
  const dependencies = dependenciesOf(chosen).filter(
    ({ environment, template }) =>
      environment.account === account && environment.region === region && hasResources(template),
  );
  return { ...readStack(chosen), dependencies: dependencies.map(readStack) };
}

/** All stacks that one depends on, each after those that it depends on itself. */
function dependenciesOf(stack: CloudFormationStackArtifact): CloudFormationStackArtifact[] {
  const direct = stack.dependencies.filter((artifact) =>
    CloudFormationStackArtifact.isCloudFormationStackArtifact(artifact),
  );
  return [...new Set(direct.flatMap((needed) => [...dependenciesOf(needed), needed]))];
}

/** `cdk deploy` passes over a stack that has none. */
function hasResources(template: unknown): boolean {
  const { Resources = {} } = template as { readonly Resources?: object };
  return Object.keys(Resources).length > 0;
}

function readStack(stack: CloudFormationStackArtifact): SynthesizedStack {
  const { account, region } = stack.environment;
  // A stage has an assembly of its own, in a folder below.
  const { artifacts, directory } = stack.assembly;
  const manifests = artifacts
    .flatMap(({ manifest }) => (manifest.type === ArtifactType.ASSET_MANIFEST ? [manifest.properties] : []))
    .map((properties) => Manifest.loadAssetManifest(join(directory, assetManifestFile(properties))));
  return {
    id: stack.hierarchicalId,
    stackName: stack.stackName,
    ...(account !== UNKNOWN_ACCOUNT && { accountId: account }),
    ...(region !== UNKNOWN_REGION && { region }),
    dependencies: [],
    capabilities: CDK_CAPABILITIES,
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
      if (isUploadedThere && source.path) return join(directory, source.path);
    }
  }
  return undefined;
}
