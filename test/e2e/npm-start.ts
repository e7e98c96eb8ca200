import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';

const PROJECT = join(__dirname, '../..');

/** `npm start`, started as a user does, without npm's own part of it. */
export class NpmStart {
  private written = '';
  private readonly progress = new EventEmitter();
  private readonly child: ChildProcess;

  /** @param appDirectory where `cdk.json` is @default - the project */
  constructor(options: readonly string[], appDirectory = PROJECT) {
    const tsx = join(PROJECT, 'node_modules/.bin/tsx');
    this.child = spawn(tsx, [join(PROJECT, 'local/main.ts'), ...options], {
      cwd: appDirectory,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.written += chunk.toString();
        this.progress.emit('more');
      });
    }
    this.child.on('close', () => this.progress.emit('more'));
  }

  /** All that it has written so far, to either stream. */
  get output(): string {
    return this.written;
  }

  /** Waits until what it has written matches. @throws Error with all of it, if it ends first */
  async waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.written);
      if (match) return match;
      if (this.child.exitCode !== null)
        throw new Error(`It ended without saying ${pattern.source}:\n${this.written}`);
      await once(this.progress, 'more');
    }
  }

  /** Waits for its end. @returns the exit code */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.child.kill('SIGINT');
  }
}
