import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, type LocalAccount } from '@pipeline/local-account';
import { openAccount } from '../../../local/open-account';

const PROJECT = join(__dirname, '../../..');
const EXECUTABLES = join(PROJECT, 'node_modules/.bin');

/** An account in this process, and the CDK's own command to deploy to it with. */
export interface AccountToDeployTo extends AsyncDisposable {
  readonly account: LocalAccount;
  readonly url: string;
  /** Runs `cdk`. @returns its exit code, and all that it says */
  readonly cdk: (...options: readonly string[]) => Promise<{ readonly code: number; readonly said: string }>;
}

/** @param app the command that synthesizes */
export async function openAccountToDeployTo(app: string): Promise<AccountToDeployTo> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const opened = await openAccount({ server, region: 'us-east-1' });
  server.answerWith(opened.account);
  const home = await mkdtemp(join(tmpdir(), 'cdk-home-'));
  return {
    account: opened.account,
    url: server.url,
    cdk: (...options) => runCdk(options, { app, home, url: server.url }),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

interface CdkProps {
  readonly app: string;
  /** The CDK keeps there which account an access key is of. */
  readonly home: string;
  readonly url: string;
}

function runCdk(options: readonly string[], { app, home, url }: CdkProps) {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    PATH: `${EXECUTABLES}:${process.env.PATH}`,
    CDK_APP: app,
    CDK_OUTDIR: join(home, 'cdk.out'),
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const words = ['--no-color', '--no-notices', '--ci', '--output', join(home, 'cdk.out')];
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      join(EXECUTABLES, 'cdk'),
      [...options, ...words],
      { cwd: PROJECT, env },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, said: stdout + stderr }),
    );
  });
}
