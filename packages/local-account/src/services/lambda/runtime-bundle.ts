import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

let bundled: string | undefined;

/** The runtime as a file that Node.js runs as it is, without the time that ts-node takes. */
export class RuntimeBundle {
  private constructor(
    readonly directory: string,
    readonly path: string,
  ) {}

  /** Writes it into a directory of its own. */
  static async create(): Promise<RuntimeBundle> {
    // The synchronous build leaves no process of esbuild behind.
    bundled ??= buildSync({
      entryPoints: [join(__dirname, 'runtime', 'bootstrap.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      write: false,
    }).outputFiles[0]?.text;
    const directory = await mkdtemp(join(tmpdir(), 'lambda-runtime-'));
    const path = join(directory, 'bootstrap.cjs');
    await writeFile(path, bundled ?? '');
    return new RuntimeBundle(directory, path);
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
