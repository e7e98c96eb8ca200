import { mkdir, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What the AWS SDK for JavaScript v3 is made of. */
const SCOPES = ['@aws-sdk', '@smithy'];

/**
 * Puts the AWS SDK v3 beside the runtime, where functions find it, as AWS's Node.js runtimes bring it ("Runtime-included SDK
 * versions" in the Lambda Developer Guide). What is there is what this project has installed of it, in its versions.
 *
 * @param directory the runtime's; functions' code lies below it
 */
export async function linkSdk(directory: string): Promise<void> {
  for (const scope of SCOPES) {
    const linked = new Set<string>();
    const target = join(directory, 'node_modules', scope);
    await mkdir(target, { recursive: true });
    for (const nodeModules of createRequire(__filename).resolve.paths(scope) ?? []) {
      for (const name of await namesIn(join(nodeModules, scope))) {
        if (linked.has(name)) continue;
        linked.add(name);
        await symlink(join(nodeModules, scope, name), join(target, name), 'junction');
      }
    }
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
