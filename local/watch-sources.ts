import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import picomatch from 'picomatch';
import { z } from 'zod';
import { UserError } from '@pipeline/local-account';

/** Editors write a file in several steps, and a change of branch writes many files. */
const TOGETHER_MS = 100;

const paths = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const cdkJsonSchema = z.object({
  watch: z.object({ include: paths.default(['**']), exclude: paths.default([]) }).prefault({}),
});

/** What `cdk watch` leaves out, whatever `cdk.json` says. */
const NEVER = ['cdk.out', '**/.*', '**/node_modules'];

/**
 * Tells which files change that the app is made of: those that `watch` in `cdk.json` names, as for `cdk watch`.
 *
 * @param signal ends it
 * @returns paths from the folder on, together what changes within a tenth of a second; what changes while nobody takes it waits
 * @throws UserError for a `cdk.json` that cannot be read
 */
export async function* watchSources(
  directory: string,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const { include, exclude } = readWatched(directory);
  const isIncluded = picomatch(include, { dot: true });
  const isExcluded = picomatch(
    [...NEVER, ...exclude].flatMap((path) => [path, `${path}/**`]),
    { dot: true },
  );
  const changed = new Set<string>();
  let wake = () => undefined as void;
  const watcher = watch(directory, {
    ignoreInitial: true,
    ignored: (path) => path !== directory && isExcluded(fromFolder(directory, path)),
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  watcher.on('all', (_, path) => {
    const name = fromFolder(directory, path);
    if (!isIncluded(name)) return;
    changed.add(name);
    wake();
  });
  try {
    while (!signal.aborted) {
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
      const names = [...changed].sort();
      changed.clear();
      yield names;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await watcher.close();
  }
}

function fromFolder(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/');
}

function readWatched(directory: string): z.output<typeof cdkJsonSchema>['watch'] {
  const file = join(directory, 'cdk.json');
  try {
    return cdkJsonSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).watch;
  } catch (error) {
    throw new UserError(`${file} does not say what to watch: ${(error as Error).message}`);
  }
}
