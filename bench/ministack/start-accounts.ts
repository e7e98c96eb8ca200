import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../servers/server-process';
import { startScript } from '../servers/start-script';

export interface AccountProcess extends AsyncDisposable {
  readonly url: string;
}

/** An empty account of the local run, as `npm start -- --empty` starts it. */
export async function startEmptyAccount(): Promise<AccountProcess> {
  const server = await ServerProcess.start({
    command: `${startScript()} --empty --port 0`,
    isReady: (output) => output.includes('/_local/console\n'),
  });
  const [, url = ''] = /^Console: (\S+)\/_local\/console$/m.exec(server.output) ?? [];
  return { url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** @param program the path of `ministack` @throws UserError if it does not start */
export async function startMiniStack(program: string): Promise<AccountProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // It leaves what it unpacks of functions.
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-bench-'));
  const server = await ServerProcess.start({
    command: `exec "${program}"`,
    environment: {
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      TMPDIR: folder,
      // A line for each request would slow it down.
      LOG_LEVEL: 'WARNING',
    },
    isReady: () =>
      fetch(`${url}/_localstack/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
  });
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
