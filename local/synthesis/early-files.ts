import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Which files there are, and since when, that are read before any of the app's sources: the CDK's and TypeScript's settings, the packages
 * that are installed, and what a package may look for in the app's folder.
 *
 * @param appDirectory where `cdk.json` and `node_modules` are
 * @returns the same text as long as none of them changes
 */
export async function describeEarlyFiles(appDirectory: string): Promise<string> {
  const files = [
    join(homedir(), '.cdk.json'),
    ...(await listFiles(appDirectory, /^[.]|json$/)),
    // What npm and others leave there tells what is installed.
    ...(await listFiles(join(appDirectory, 'node_modules'), /^[.]/)),
  ];
  return (await Promise.all(files.map(describeFile))).join('\n');
}

async function listFiles(directory: string, pattern: RegExp): Promise<string[]> {
  // A folder that is not there has none: an installation begins with removing it.
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => !entry.isDirectory() && pattern.test(entry.name));
  return files.map(({ name }) => join(directory, name)).sort();
}

async function describeFile(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: 0, size: 0 }));
  return `${path} ${mtimeMs} ${size}`;
}
