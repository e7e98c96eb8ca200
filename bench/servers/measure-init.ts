import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '@pipeline/local-account/user-error';

export interface Init {
  /** From the start of the process until it asks for its first event. */
  readonly wallMs: number;
  /** What it has taken of the processor by then. */
  readonly processorMs: number;
}

/**
 * Starts a function's process as the local run does, and ends it when it asks the Runtime API for its first event.
 *
 * @param runtime the file of the runtime
 * @param taskRoot the folder with the function's `index.js`
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 * @throws UserError if it ends instead
 */
export async function measureInit(runtime: string, taskRoot: string): Promise<Init> {
  const api = createServer();
  await once(api.listen(0, '127.0.0.1'), 'listening');
  const asked = once(api, 'request');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [runtime], {
    cwd: taskRoot,
    env: {
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}`,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      LAMBDA_TASK_ROOT: taskRoot,
      _HANDLER: 'index.handler',
      _LAMBDA_TELEMETRY_LOG_FD: '3',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    await Promise.race([
      asked,
      ended.then(() => {
        throw new UserError(`The function's process in ${taskRoot} has ended before its first event.`);
      }),
    ]);
    return { wallMs: performance.now() - startedAt, processorMs: processorMsOf(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await ended;
    api.closeAllConnections();
    api.close();
  }
}

/** What its threads have run, which the kernel counts in nanoseconds (first field of schedstat, Documentation/scheduler/sched-stats). */
function processorMsOf(pid: number | undefined): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}
