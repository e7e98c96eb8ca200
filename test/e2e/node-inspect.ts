import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** The debugger of Node.js, attached to a process as a user attaches it: `node inspect`. */
export class NodeInspect implements AsyncDisposable {
  private written = '';
  private readonly progress = new EventEmitter();
  private readonly child: ChildProcess;

  /** @param address host and port */
  constructor(address: string) {
    this.child = spawn(process.execPath, ['inspect', address], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.written += chunk.toString();
        this.progress.emit('more');
      });
    }
  }

  /** Types a command. */
  type(command: string): void {
    this.written = '';
    this.child.stdin?.write(`${command}\n`);
  }

  /** Waits until what it has written since the last command matches. @throws Error with all of that after 20 s */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = AbortSignal.timeout(20_000);
    for (;;) {
      const match = pattern.exec(this.written);
      if (match) return match;
      await once(this.progress, 'more', { signal: deadline }).catch(() => {
        throw new Error(`It does not say ${pattern.source}:\n${this.written}`);
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
