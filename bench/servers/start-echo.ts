import { join } from 'node:path';
import { ServerProcess } from './server-process';

export interface Echo extends AsyncDisposable {
  readonly url: string;
}

/** Starts the bare server in a process of its own. */
export async function startEcho(): Promise<Echo> {
  const server = await ServerProcess.start({
    command: `exec "${process.execPath}" --import tsx "${join(__dirname, 'echo-server.ts')}"`,
    isReady: (output) => output.includes('\n'),
  });
  return { url: server.output.trim(), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
