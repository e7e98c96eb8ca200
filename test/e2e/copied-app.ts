import { cp, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ASSEMBLY = process.env.CLOUD_ASSEMBLY ?? '';

/** The command of an app that has been synthesized before. */
const copying = (assembly: string) =>
  `node -e "require('fs').cpSync('${assembly}', process.env.CDK_OUTDIR, { recursive: true })"`;

/** For the environment of the CDK's command: what the tests' app synthesizes, at once. */
export const SYNTHESIZED_APP = { CDK_APP: copying(ASSEMBLY) };

/** An app in a folder of its own, which nothing else runs in meanwhile, that synthesizes what this one does. */
export async function copyApp(): Promise<string> {
  const appDirectory = await mkdtemp(join(tmpdir(), 'app-'));
  await symlink(join(__dirname, '../../node_modules'), join(appDirectory, 'node_modules'));
  await cp(ASSEMBLY, join(appDirectory, 'assembly'), { recursive: true });
  await writeFile(join(appDirectory, 'cdk.json'), JSON.stringify({ app: copying('assembly') }));
  return appDirectory;
}
