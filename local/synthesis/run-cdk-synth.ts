import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from '@pipeline/local-account/user-error';

/** The app could not be synthesized; the message is what the app said. */
class SynthesisError extends UserError {
  override readonly name = 'SynthesisError';
}

/** How the CDK's command is run. */
export interface CdkSynthProps {
  /** Where `cdk.json` and `node_modules` are. */
  readonly appDirectory: string;
  /** The folder that the app is synthesized into. */
  readonly directory: string;
  /** CDK context, each `key=value`. */
  readonly context: readonly string[];
  /** Beside this process's own. @default - nothing */
  readonly environment?: NodeJS.ProcessEnv;
  /** Is told when it has been started. */
  readonly onStart: (() => void) | undefined;
  /** Ends it early. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs `cdk synth`.
 *
 * @returns what the app and the CDK have said of it, such as warnings
 * @throws SynthesisError
 */
export function runCdkSynth({
  appDirectory,
  directory,
  context,
  environment,
  onStart,
  signal,
}: CdkSynthProps): Promise<string> {
  const executables = join(appDirectory, 'node_modules', '.bin');
  const contextOptions = context.map((pair) => `--context=${pair}`);
  const options = ['synth', '--quiet', '--no-notices', '--output', directory, ...contextOptions];
  const child = spawn(join(executables, 'cdk'), options, {
    cwd: appDirectory,
    env: {
      ...process.env,
      // An app's own command in cdk.json may be looked up there.
      PATH: `${executables}${delimiter}${process.env.PATH ?? ''}`,
      // What the AWS SDK of 2027 will need is nothing that a local run has to do with.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: what ends it early ends the app's own process, too.
    detached: true,
  });
  onStart?.();
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end);
  return new Promise<string>((resolve, reject) => {
    const remarks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => remarks.push(chunk));
    child.on('error', ({ message }) => reject(new SynthesisError(`cdk synth cannot be run: ${message}`)));
    child.on('close', (code) => {
      const text = stripVTControlCharacters(Buffer.concat(remarks).toString());
      if (code === 0) resolve(withoutProgress(text));
      else reject(new SynthesisError(describeFailure(text, code)));
    });
    if (signal?.aborted) end();
  }).finally(() => signal?.removeEventListener('abort', end));
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What the CDK writes around what the app says. */
const OF_THE_CDK =
  /^(?:Bundling asset .*|.*: Subprocess (?:exited with error|was killed with signal) .*|\d+ feature flags are not configured.*)$/gm;

function withoutProgress(text: string): string {
  return text
    .replace(OF_THE_CDK, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** What the app said; the CDK's words, where the app said nothing. */
function describeFailure(text: string, code: number | null): string {
  return (
    withoutProgress(text) || text.trim() || `cdk synth ended with ${code ?? 'a signal'}, and said nothing.`
  );
}
