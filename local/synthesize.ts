import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The app could not be synthesized; the message is what the CDK said. */
export class SynthesisError extends Error {
  override readonly name = 'SynthesisError';
}

/**
 * Synthesizes the app in a folder with the CDK's own command, into a new folder, so that neither a deployment from `cdk.out` nor
 * another local run is disturbed.
 *
 * @param appDirectory where `cdk.json` and `node_modules` are
 * @returns the cloud assembly's folder, for the caller to remove
 * @throws SynthesisError
 */
export async function synthesize(appDirectory: string): Promise<string> {
  // Below the project, so that a function finds there what AWS's runtime brings along, the AWS SDK.
  const parent = join(appDirectory, '.local-run');
  await mkdir(parent, { recursive: true });
  const output = await mkdtemp(join(parent, 'cloud-assembly-'));
  const executables = join(appDirectory, 'node_modules', '.bin');
  const child = spawn(
    join(executables, 'cdk'),
    ['synth', '--all', '--quiet', '--no-notices', '--output', output],
    {
      cwd: appDirectory,
      // The app's own command in cdk.json is looked up there, too.
      env: { ...process.env, PATH: `${executables}${delimiter}${process.env.PATH ?? ''}` },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve(output);
      const error = new SynthesisError(Buffer.concat(said).toString().trim());
      rm(output, { recursive: true, force: true }).then(() => reject(error), reject);
    });
  });
}
