import { type ChildProcess, spawn } from 'node:child_process';
import { UserError } from '@pipeline/local-account';

export interface ServerProcessProps {
  /** As a shell takes it; `exec` in it makes the process the server's own. */
  readonly command: string;
  /** @default - the project's folder */
  readonly directory?: string;
  /** Beside this process's own. @default - nothing */
  readonly environment?: NodeJS.ProcessEnv;
  /** What is in its output once it takes requests. */
  readonly readyPattern: RegExp;
  /** @default - 60 s */
  readonly readyWithinMs?: number;
}

/** So much of what a process writes says why it has not started. */
const SHOWN_CHARACTERS = 2_000;

/** A server as a process of its own, so that it and its client have a core each. It ends when it is disposed of. */
export class ServerProcess implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    /** What it has written until it was ready. */
    readonly output: string,
    /** The last of what it has written to its standard error since. */
    readonly laterOutput: () => string,
    /** From its start until it said that it takes requests, in milliseconds. */
    readonly readyMs: number,
  ) {}

  /** @throws UserError with what it wrote, if it ends or stays silent instead */
  static async start(props: ServerProcessProps): Promise<ServerProcess> {
    const { command, directory, environment, readyWithinMs = 60_000 } = props;
    const startedAt = performance.now();
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: directory,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const output = await waitForOutput(child, props.readyPattern, readyWithinMs);
      const readyMs = performance.now() - startedAt;
      let later = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        later = (later + chunk.toString()).slice(-SHOWN_CHARACTERS);
      });
      return new ServerProcess(child, child.pid ?? 0, output, () => later, readyMs);
    } catch (error) {
      child.kill('SIGKILL');
      throw new UserError(`${command}\n${(error as Error).message}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await new Promise((resolve) => {
      this.child.once('exit', resolve);
      this.child.kill('SIGTERM');
    });
  }
}

/** @returns what it has written up to the line that matches; what comes later is read, and let go */
function waitForOutput(child: ChildProcess, pattern: RegExp, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let isReady = false;
    const fail = (reason: string) => reject(new Error(`${reason}: ${text.slice(-SHOWN_CHARACTERS).trim()}`));
    const timer = setTimeout(() => fail(`is not ready after ${withinMs / 1000} s`), withinMs);
    const read = (chunk: Buffer) => {
      if (isReady) return;
      text += chunk.toString();
      if (!pattern.test(text)) return;
      isReady = true;
      clearTimeout(timer);
      resolve(text);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? signal}`);
    });
  });
}
