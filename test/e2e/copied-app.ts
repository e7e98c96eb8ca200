import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ASSEMBLY = process.env.CLOUD_ASSEMBLY ?? '';

/** For the environment of the CDK's command: what the tests' app synthesizes, at once. */
export const SYNTHESIZED_APP = {
  CDK_APP: `node -e "require('fs').cpSync('${ASSEMBLY}', process.env.CDK_OUTDIR, { recursive: true })"`,
};

/** In the place of the CDK's command, which takes most of a second: `cdk synth … --output <folder>` for an app that is synthesized already. */
const SYNTHESIZED_COMMAND = `#!/bin/sh
[ "$1" = synth ] || exit 2
while [ "$1" != --output ]; do shift; done
cp -R assembly/. "$2"
`;

/**
 * An app in a folder of its own, which nothing else runs in meanwhile, with what this one synthesizes in its folder `assembly`. It is for
 * what comes after a synthesis; with the CDK's own command `npm start` runs elsewhere.
 */
export async function copyApp(): Promise<string> {
  const appDirectory = await mkdtemp(join(tmpdir(), 'app-'));
  await cp(ASSEMBLY, join(appDirectory, 'assembly'), { recursive: true });
  const executables = join(appDirectory, 'node_modules/.bin');
  await mkdir(executables, { recursive: true });
  // The template of `cdk bootstrap` is in it.
  await symlink(join(__dirname, '../../node_modules/aws-cdk'), join(appDirectory, 'node_modules/aws-cdk'));
  await writeFile(join(executables, 'cdk'), SYNTHESIZED_COMMAND, { mode: 0o755 });
  await writeFile(join(appDirectory, 'cdk.json'), '{}');
  return appDirectory;
}
