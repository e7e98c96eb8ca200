import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import picomatch from 'picomatch';
import { z } from 'zod';
import { UserError } from '@pipeline/local-account/user-error';

/** Editors write a file in several steps, and a change of branch writes many files. */
const TOGETHER_MS = 100;

const paths = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const cdkJsonSchema = z.object({
  watch: z.object({ include: paths.default(['**']), exclude: paths.default([]) }).prefault({}),
});

/** What `cdk watch` leaves out, whatever `cdk.json` says. */
const NEVER = ['cdk.out', '**/.*', '**/node_modules'];

/**
 * Tells which files change that an app is made of: those that `watch` in `cdk.json` names, as for `cdk watch`. It watches from its
 * beginning until it is disposed of.
 */
export class SourceWatch implements AsyncDisposable {
  private readonly changed = new Set<string>();
  private readonly watcher: FSWatcher;
  private failure: UserError | undefined;
  private wake = () => undefined as void;

  private constructor(directory: string) {
    const { include, exclude } = readWatched(directory);
    const isIncluded = picomatch(include, { dot: true });
    const isExcluded = picomatch(
      [...NEVER, ...exclude].flatMap((path) => [path, `${path}/**`]),
      { dot: true },
    );
    const nameOf = (path: string) => relative(directory, path).split(sep).join('/');
    this.watcher = watch(directory, {
      ignoreInitial: true,
      ignored: (path) => path !== directory && isExcluded(nameOf(path)),
    });
    for (const event of ['add', 'change', 'unlink'] as const) {
      this.watcher.on(event, (path) => {
        if (!isIncluded(nameOf(path))) return;
        this.changed.add(nameOf(path));
        this.wake();
      });
    }
    this.watcher.on('error', (error) => {
      this.failure = new UserError(`${directory} cannot be watched: ${(error as Error).message}`);
      this.wake();
    });
  }

  /**
   * @param directory where `cdk.json` is
   * @throws UserError for a `cdk.json` that cannot be read
   */
  static async start(directory: string): Promise<SourceWatch> {
    const sources = new SourceWatch(directory);
    await new Promise<void>((resolve) => sources.watcher.once('ready', resolve));
    return sources;
  }

  /**
   * Waits until something changes, if nothing has since the last time.
   *
   * @param signal ends it
   * @returns paths from the folder on, in alphabetical order, together what changes within a tenth of a second; none when it has ended
   * @throws UserError for a folder that cannot be watched
   */
  async next(signal: AbortSignal): Promise<readonly string[]> {
    const stop = () => this.wake();
    signal.addEventListener('abort', stop);
    try {
      while (this.changed.size === 0 && !this.failure && !signal.aborted) {
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (this.failure) throw this.failure;
    if (signal.aborted) return [];
    await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
    const names = [...this.changed].sort();
    this.changed.clear();
    return names;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.watcher.close();
  }
}

function readWatched(directory: string): z.output<typeof cdkJsonSchema>['watch'] {
  const file = join(directory, 'cdk.json');
  try {
    return cdkJsonSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).watch;
  } catch (error) {
    throw new UserError(`${file} does not say what to watch: ${(error as Error).message}`);
  }
}
