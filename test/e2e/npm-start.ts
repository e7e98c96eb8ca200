import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { npmScript } from './npm-script';

const PROJECT = join(__dirname, '../..');

/** The tests' own environment. On a terminal Jest sets `FORCE_COLOR` for its workers, which is meant for what Jest itself prints. */
const WITHOUT_COLOURS: NodeJS.ProcessEnv = { ...process.env, FORCE_COLOR: undefined };

export interface NpmStartProps {
  /** Where `cdk.json` is. @default - the project */
  readonly appDirectory?: string;
  /** Beside the tests' own. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Where its output goes. @default - the tests read it */
  readonly stdout?: StdioPipeOrFile;
  /** Whether npm starts it, in the project; signals are npm's then. @default - it is started as npm would */
  readonly hasNpm?: boolean;
}

/** `pipe`, or the number of an open file. */
type StdioPipeOrFile = 'pipe' | number;

/** `npm start`, started as a user does, without npm's own part of it. */
export class NpmStart {
  private written = '';
  private isClosed = false;
  private readonly progress = new EventEmitter();
  private readonly child: ChildProcess;

  constructor(
    options: readonly string[],
    { appDirectory = PROJECT, environment = {}, stdout = 'pipe', hasNpm = false }: NpmStartProps = {},
  ) {
    const [program, ...words] = hasNpm ? (['npm', 'start', '--'] as const) : npmScript('start');
    this.child = spawn(program, [...words, ...options], {
      cwd: appDirectory,
      env: { ...WITHOUT_COLOURS, ...environment },
      stdio: ['ignore', stdout, 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.written += chunk.toString();
        this.progress.emit('more');
      });
    }
    this.child.on('close', () => {
      this.isClosed = true;
      this.progress.emit('more');
    });
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
      if (this.isClosed) throw new Error(`It ended without saying ${pattern.source}:\n${this.written}`);
      await once(this.progress, 'more');
    }
  }

  /** Waits for its end. @returns the exit code */
  async ended(): Promise<number | null> {
    if (!this.isClosed) await once(this.child, 'close');
    return this.child.exitCode;
  }

  /** Ctrl-C, or another signal. */
  interrupt(signal: NodeJS.Signals = 'SIGINT'): void {
    this.child.kill(signal);
  }

  /** Closes the other end of the pipe that it writes to, as `head` does when it has enough. */
  stopReading(): void {
    this.child.stdout?.destroy();
  }
}
