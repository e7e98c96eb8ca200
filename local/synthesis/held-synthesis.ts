import { AppHold } from './app-hold';
import { type AssemblyFolder, makeAssemblyFolder } from './assembly-folder';
import { runCdkSynth } from './run-cdk-synth';
import type { SynthesizeOptions, TemporaryAssembly } from './synthesize';

export interface HeldSynthesisProps extends SynthesizeOptions {
  /** Where `cdk.json` and `node_modules` are. */
  readonly appDirectory: string;
  /** What the app has loaded when it was synthesized before. @default - nothing is loaded ahead */
  readonly loaded: string | undefined;
}

/**
 * A `cdk synth` that is held before it reads any of the app's sources: what it takes longest for, to load the CDK, is done when it is
 * needed. It ends when it is disposed of, and with this process.
 */
export class HeldSynthesis implements AsyncDisposable {
  private hasEnded = false;

  private constructor(
    private readonly folder: AssemblyFolder,
    private readonly hold: AppHold,
    private readonly command: Promise<string>,
    private readonly ending: AbortController,
  ) {
    const end = () => (this.hasEnded = true);
    command.then(end, end);
  }

  /** @throws UserError where there can be no folder; Error where an app cannot be held */
  static async start({
    appDirectory,
    context = [],
    onStart,
    signal,
    loaded,
  }: HeldSynthesisProps): Promise<HeldSynthesis> {
    const folder = await makeAssemblyFolder(appDirectory);
    try {
      const { directory } = folder;
      const hold = await AppHold.make(directory, loaded);
      const ending = new AbortController();
      const command = runCdkSynth({
        appDirectory,
        directory,
        context,
        environment: hold.environment,
        onStart,
        signal: signal ? AbortSignal.any([signal, ending.signal]) : ending.signal,
      });
      return new HeldSynthesis(folder, hold, command, ending);
    } catch (error) {
      await folder[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Whether it has not come to an end by itself. */
  get isHeld(): boolean {
    return !this.hasEnded;
  }

  /**
   * Has it go on with the sources as they are now.
   *
   * @returns what the app was synthesized into, and what it has loaded, which is undefined if it has not waited
   * @throws SynthesisError
   */
  async finish(): Promise<{ readonly assembly: TemporaryAssembly; readonly loaded: string | undefined }> {
    try {
      await this.hold.release();
      const remarks = await this.command;
      const loaded = await this.hold.readLoaded();
      await this.hold[Symbol.asyncDispose]();
      return { assembly: { ...this.folder, remarks }, loaded };
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ending.abort();
    // It has been told to end; what it says of that is nothing to anybody.
    await this.command.catch(() => undefined);
    await this.hold[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}
