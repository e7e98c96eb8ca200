import { makeAssemblyFolder } from './assembly-folder';
import { runCdkSynth } from './run-cdk-synth';

/** What the app was synthesized into. The folder goes when it is disposed of, and at the latest with the process. */
export interface TemporaryAssembly extends AsyncDisposable {
  readonly directory: string;
  /** What the app and the CDK have said of it, such as warnings; empty if nothing. */
  readonly remarks: string;
}

export interface SynthesizeOptions {
  /** CDK context, each `key=value`. @default - what `cdk.json` says */
  readonly context?: readonly string[];
  /** Is told each time when the CDK's command has been started: from then on it is another process that works. @default - nobody waits for that */
  readonly onStart?: () => void;
  /** Ends it early. @default - it runs to its end */
  readonly signal?: AbortSignal;
}

/**
 * Synthesizes the app in a folder with the CDK's own command, into a new folder, so that neither a deployment from `cdk.out` nor
 * another local run is disturbed.
 *
 * @param appDirectory where `cdk.json` and `node_modules` are
 * @throws SynthesisError; UserError where there can be no folder
 */
export async function synthesize(
  appDirectory: string,
  { context = [], onStart, signal }: SynthesizeOptions = {},
): Promise<TemporaryAssembly> {
  const folder = await makeAssemblyFolder(appDirectory);
  try {
    const { directory } = folder;
    const remarks = await runCdkSynth({ appDirectory, directory, context, onStart, signal });
    return { ...folder, remarks };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}
