import { cp, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An app in a folder of its own, which nothing else runs in meanwhile, that synthesizes what this one does. */
export async function copyApp(): Promise<string> {
  const assembly = process.env.CLOUD_ASSEMBLY ?? '';
  const appDirectory = await mkdtemp(join(tmpdir(), 'app-'));
  await symlink(join(__dirname, '../../node_modules'), join(appDirectory, 'node_modules'));
  await cp(assembly, join(appDirectory, 'assembly'), { recursive: true });
  const app = `node -e "require('fs').cpSync('assembly', process.env.CDK_OUTDIR, { recursive: true })"`;
  await writeFile(join(appDirectory, 'cdk.json'), JSON.stringify({ app }));
  return appDirectory;
}
