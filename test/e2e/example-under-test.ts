import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCloudAssembly } from '../../local/cloud-assembly';
import { synthesize } from '../../local/synthesize';
import { runLocally, type StackUnderTest } from './stack-under-test';

const PROJECT = join(__dirname, '../..');

/** What a diff in a page changes. */
const CHANGED_FILE = 'lib/transaction-pipeline-stack.ts';

/** What `cdk synth` needs of it. */
const PARTS_OF_APP = [
  'bin',
  'lib',
  'lambda',
  'examples',
  'cdk.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/**
 * A local run of the app as it is once the diff in an example's README is applied, in a copy of the app.
 *
 * @param name of the example's folder
 * @param context each `key=value` @default - what `cdk.json` says
 */
export async function exampleUnderTest(name: string, context?: readonly string[]): Promise<StackUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), `example-${name}-`));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    await copyApp(directory);
    const changed = join(directory, CHANGED_FILE);
    const readme = await readFile(join(PROJECT, 'examples', name, 'README.md'), 'utf8');
    await writeFile(changed, applyDiff(readme, await readFile(changed, 'utf8')));
    const assembly = await synthesize(directory, { context });
    const stack = await runLocally(readCloudAssembly(assembly.directory));
    // Functions are started from the assembly, whenever one is needed.
    return { ...stack, stop: () => stack.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function copyApp(directory: string): Promise<void> {
  for (const part of PARTS_OF_APP) {
    await cp(join(PROJECT, part), join(directory, part), { recursive: true });
  }
  await symlink(join(PROJECT, 'node_modules'), join(directory, 'node_modules'));
}

/** @throws Error if a line that the diff takes out is not there once */
function applyDiff(page: string, text: string): string {
  const [, diff] = /^```diff\n([\s\S]*?)^```/m.exec(page) ?? [];
  if (diff === undefined) throw new Error('The page has no diff');
  const changes = [...diff.matchAll(/^-(.*)\n((?:\+.*\n)*)/gm)];
  if (changes.length === 0) throw new Error('The diff takes out nothing');
  return changes.reduce((before, [, removed = '', added = '']) => {
    const parts = before.split(`\n${removed}\n`);
    if (parts.length !== 2) throw new Error(`${removed} is not once in ${CHANGED_FILE}`);
    return parts.join(`\n${added.replace(/^\+/gm, '')}`);
  }, text);
}
