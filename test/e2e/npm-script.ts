import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
}

const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as PackageFile;

/**
 * What npm runs for `npm run <name>`, with the project's files named from anywhere, so that a test starts it without npm's own part.
 *
 * @returns the program and its arguments
 * @throws Error if package.json has no such script
 */
export function npmScript(name: string): readonly [program: string, ...words: string[]] {
  const script = scripts[name];
  if (script === undefined) throw new Error(`package.json has no script ${name}`);
  const [program = '', ...words] = script
    .replaceAll(/\S*bin\//g, `${PROJECT}/bin/`)
    .replace('exec ', '')
    .split(' ');
  return [program, ...words];
}
