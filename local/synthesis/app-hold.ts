import { execFile } from 'node:child_process';
import { type FileHandle, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HELD_APP = join(__dirname, 'held-app.cjs');

/** What an app has loaded that was never synthesized before. */
const NOTHING = JSON.stringify({ packages: [], sources: [] });

/** By which the app of a `cdk synth` is held where it would load what is its own (held-app.cjs), as long as this process lives. */
export class AppHold implements AsyncDisposable {
  private constructor(
    private readonly folder: string,
    private readonly pipe: FileHandle,
  ) {}

  /**
   * @param directory what the app is synthesized into
   * @param loaded what the app has loaded before @default - nothing
   * @throws Error where there are no named pipes, as on some disks of other machines
   */
  static async make(directory: string, loaded = NOTHING): Promise<AppHold> {
    const folder = join(directory, 'held-app');
    await mkdir(folder);
    await writeFile(join(folder, 'load-ahead.json'), loaded);
    await promisify(execFile)('mkfifo', [pipeIn(folder)]);
    // Open in both directions, it does not wait for the other end.
    return new AppHold(folder, await open(pipeIn(folder), 'r+'));
  }

  /** What the CDK's command is run with. */
  get environment(): NodeJS.ProcessEnv {
    const { NODE_OPTIONS } = process.env;
    return {
      NODE_OPTIONS: `${NODE_OPTIONS ?? ''} --require ${JSON.stringify(HELD_APP)}`,
      LOCAL_RUN_HELD_APP: JSON.stringify({ folder: this.folder, nodeOptions: NODE_OPTIONS }),
    };
  }

  /** Has the app go on; the next ones of the command, which runs it again when it has looked something up, are not held. */
  async release(): Promise<void> {
    await rm(pipeIn(this.folder));
    await this.pipe.write('.');
  }

  /** What the app has loaded; undefined if Node.js does not run it. */
  async readLoaded(): Promise<string | undefined> {
    try {
      return await readFile(join(this.folder, 'loaded.json'), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return undefined;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pipe.close();
    await rm(this.folder, { recursive: true });
  }
}

function pipeIn(folder: string): string {
  return join(folder, 'go-on');
}
