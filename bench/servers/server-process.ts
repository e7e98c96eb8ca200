import { type ChildProcess, spawn } from 'node:child_process';
import { UserError } from '@pipeline/local-account/user-error';

export interface ServerProcessProps {
  /** As a shell takes it; `exec` in it makes the process the server's own. */
  readonly command: string;
  /** @default - the project's folder */
  readonly directory?: string;
  /** Beside this process's own. @default - nothing */
  readonly environment?: NodeJS.ProcessEnv;
  /** Tells by what it has written so far whether it takes requests. It is asked again when it has written more, and now and then. */
  readonly isReady: (output: string) => boolean | Promise<boolean>;
  /** @default - 60 s */
  readonly readyWithinMs?: number;
}

/** So much of what a process writes says why it has not started. */
const SHOWN_CHARACTERS = 2_000;
const ASK_EVERY_MS = 50;

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
      // A group of its own: Ctrl-C ends the bench, which still has to ask it something.
      detached: true,
    });
    // A second Ctrl-C ends the bench at once.
    const killWithBench = () => child.kill('SIGKILL');
    process.once('exit', killWithBench);
    child.once('exit', () => process.removeListener('exit', killWithBench));
    try {
      const output = await waitForOutput(child, props.isReady, readyWithinMs);
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

/** @returns what it has written until it was ready; what comes later is read, and let go */
async function waitForOutput(
  child: ChildProcess,
  isReady: ServerProcessProps['isReady'],
  withinMs: number,
): Promise<string> {
  let text = '';
  let failure: string | undefined;
  let wake = () => undefined as void;
  const read = (chunk: Buffer) => {
    text += chunk.toString();
    wake();
  };
  const fail = (reason: string) => {
    failure = reason;
    wake();
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('error', ({ message }) => fail(message));
  child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
  const deadline = performance.now() + withinMs;
  while (!(await isReady(text))) {
    if (performance.now() > deadline) failure ??= `is not ready after ${withinMs / 1000} s`;
    if (failure !== undefined) throw new Error(`${failure}: ${text.slice(-SHOWN_CHARACTERS).trim()}`);
    await new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, ASK_EVERY_MS);
    });
  }
  child.stdout?.off('data', read).resume();
  child.stderr?.off('data', read).resume();
  return text;
}
