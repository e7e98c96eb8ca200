import { type ChildProcess, spawn } from 'node:child_process';
import { constants, getPriority, setPriority } from 'node:os';
import { Readable } from 'node:stream';
import { machineClock } from '../../../clock/machine-clock';
import { inspectorPortIn, isOfInspector } from '../inspect/inspector-output';
import { LineSplitter } from './line-splitter';
import { LogFrameDecoder } from './log-frame';

/** What a process is started with. */
export interface ProcessSettings {
  /** What runs the runtime: Node.js, or Python. */
  readonly program: string;
  /** The file that it runs. */
  readonly path: string;
  readonly workingDirectory: string;
  /** A program that is given the runtime's command, to run it in its own way. @default - the runtime is run as it is */
  readonly wrapper?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Is told the port of the process's inspector. @default - there is none */
  readonly inspect?: (port: number) => void;
  /**
   * Gets each log record, and each line of the process's output.
   *
   * @param timestampMs in milliseconds since the epoch @default - now
   */
  log(message: string, timestampMs?: number): void;
}

/** How much less urgent the process is than ours, in steps of `nice`. */
const STEPS_OF_NICE = 5;

/** How a process ended. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * For how long something that the process started, and that left its group, can hold its output open after its end. It is the
 * machine's own processes that are waited for, so it goes by the machine's own clock.
 */
const DRAIN_MS = 1000;

/** The process of a function. */
export class RuntimeProcess {
  /** Settles when the process has ended and all that it wrote has been logged; rejects if it could not be started. */
  readonly ended: Promise<ProcessEnd>;
  private readonly child: ChildProcess;
  private readonly flushes: readonly (() => void)[];
  /** Of its outputs, in the order in which it tells how much it has written to them. */
  private readonly received = [0, 0, 0];
  private checkReceived = (): void => undefined;

  constructor(settings: ProcessSettings) {
    const [program, args] = commandOf(settings);
    this.child = spawn(program, args, {
      cwd: settings.workingDirectory,
      env: settings.variables,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // A process group of its own: a Ctrl-C for us is not one for the function, and what it started ends with it.
      detached: process.platform !== 'win32',
    });
    giveWay(this.child);
    // Without file handles for them there are none, whatever the type says.
    const [, output, errors, records] = (this.child.stdio as ChildProcess['stdio'] | undefined) ?? [];
    this.flushes = [
      logLines(output, (line) => settings.log(line)),
      logLines(errors, (line) => logError(line, settings)),
    ];
    logRecords(records, settings);
    for (const [index, stream] of [output, errors, records].entries()) this.count(stream, index);
    this.ended = this.waitForEnd().finally(() => this.flush());
  }

  /**
   * Waits until what the process has written has come: its result comes by another way, and may be faster.
   *
   * @param bytes to each of its outputs; those that are closed bring no more
   * @param callback is called at once if all of it is here, and not if this is called again before
   */
  whenReceived(bytes: readonly number[], callback: () => void): void {
    this.checkReceived = () => {
      if (this.received.some((received, index) => received < (bytes[index] ?? 0))) return;
      this.checkReceived = () => undefined;
      callback();
    };
    this.checkReceived();
  }

  /** Logs the lines of output that are still open. */
  flush(): void {
    for (const flush of this.flushes) flush();
  }

  /** Ends the process and its group at once. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    if (process.platform === 'win32') this.child.kill('SIGKILL');
    else killGroup(pid);
  }

  private count(stream: unknown, index: number): void {
    if (!(stream instanceof Readable)) return;
    const add = (bytes: number) => {
      this.received[index] = (this.received[index] ?? 0) + bytes;
      this.checkReceived();
    };
    stream.on('data', (chunk: Buffer) => add(chunk.length));
    stream.on('close', () => add(Infinity));
  }

  private waitForEnd(): Promise<ProcessEnd> {
    return new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', (exitCode, signal) => {
        this.kill();
        const timer = machineClock.after(DRAIN_MS, () => {
          for (const stream of this.child.stdio) stream?.destroy();
        });
        this.child.once('close', () => {
          timer.cancel();
          resolve({ exitCode, signal });
        });
      });
    });
  }
}

/**
 * An event that is delivered wakes the process up, on Linux mostly on the very core that delivers: it would go first, and the account,
 * which has other events to deliver, would wait for it while the other cores idle.
 */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, Math.min(getPriority() + STEPS_OF_NICE, constants.priority.PRIORITY_LOW));
  } catch {
    // It has ended already, or the machine does not let us: it is as fast as any other process.
  }
}

/** What AWS's runtimes do with a wrapper script, in their words and exit codes (AWS's base images, /var/runtime/bootstrap). */
const RUN_WRAPPED = `
if [ ! -f "$0" ]; then echo "$0: does not exist"; exit 127; fi
if [ ! -x "$0" ]; then echo "$0: is not an executable"; exit 126; fi
exec "$0" "$@"`;

function commandOf({ program, path, wrapper, inspect }: ProcessSettings): [program: string, args: string[]] {
  const args = [...(inspect ? ['--inspect=127.0.0.1:0'] : []), path];
  if (wrapper === undefined) return [program, args];
  return ['/bin/sh', ['-c', RUN_WRAPPED, wrapper, program, ...args]];
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nothing of the group is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What Node.js writes of its inspector is told, and not logged. */
function logError(line: string, settings: ProcessSettings): void {
  const { inspect } = settings;
  if (!inspect || !isOfInspector(line.trimEnd())) return settings.log(line);
  const port = inspectorPortIn(line);
  if (port !== undefined) inspect(port);
}

/** @returns what logs the line that is still open */
function logLines(stream: unknown, logLine: (line: string) => void): () => void {
  const splitter = new LineSplitter();
  const log = (lines: string[]) => {
    // Each ends as it was written (recorded on AWS).
    for (const line of lines) logLine(`${line}\n`);
  };
  if (stream instanceof Readable) stream.on('data', (chunk: Buffer) => log(splitter.push(chunk)));
  return () => log(splitter.flush());
}

function logRecords(stream: unknown, settings: ProcessSettings): void {
  const decoder = new LogFrameDecoder();
  if (!(stream instanceof Readable)) return;
  stream.on('data', (chunk: Buffer) => {
    for (const { timestampMs, message } of decoder.push(chunk)) settings.log(message, timestampMs);
  });
}
