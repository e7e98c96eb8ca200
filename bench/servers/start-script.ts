import { readFileSync } from 'node:fs';

/** The command of `npm start`, as package.json has it: `exec` in it makes the process npm's own child. */
export function startScript(): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start;
}
