import { canBeHeld } from './can-be-held';
import { describeEarlyFiles } from './early-files';
import { HeldSynthesis } from './held-synthesis';
import { synthesize, type SynthesizeOptions, type TemporaryAssembly } from './synthesize';

/** A synthesis that stands ready, and what it has read already. */
interface ReadySynthesis {
  readonly synthesis: HeldSynthesis;
  readonly earlyFiles: string;
}

/**
 * Synthesizes an app again and again, each time with a `cdk synth` of its own. The next may be started before it is needed, and has
 * loaded the CDK by then; if what it has read so far has changed meanwhile, another takes its place.
 */
export class RepeatedSynthesis implements AsyncDisposable {
  /** What the app has loaded when it was synthesized last. */
  private loaded: string | undefined;
  /** Whether the app has not waited, and may have read its sources before they changed. */
  private mayGoAhead = false;
  private ready = Promise.resolve<ReadySynthesis | undefined>(undefined);

  /** @param appDirectory where `cdk.json` and `node_modules` are */
  constructor(
    private readonly appDirectory: string,
    private readonly options: SynthesizeOptions,
  ) {}

  /** @throws SynthesisError; UserError where there can be no folder */
  async synthesize(): Promise<TemporaryAssembly> {
    const held = (await this.takeReady()) ?? (await this.holdAnother());
    if (!held) return synthesize(this.appDirectory, this.options);
    const { assembly, loaded } = await held.finish();
    if (loaded !== undefined) {
      this.loaded = loaded;
      return assembly;
    }
    this.mayGoAhead = true;
    await assembly[Symbol.asyncDispose]();
    return synthesize(this.appDirectory, this.options);
  }

  /** Starts the next, which loads what it can in the background. */
  async prepare(): Promise<void> {
    this.ready = this.makeReady();
    await this.ready;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ready = await this.ready;
    await ready?.synthesis[Symbol.asyncDispose]();
  }

  private async makeReady(): Promise<ReadySynthesis | undefined> {
    const earlyFiles = await describeEarlyFiles(this.appDirectory);
    const synthesis = await this.holdAnother();
    return synthesis && { synthesis, earlyFiles };
  }

  private async takeReady(): Promise<HeldSynthesis | undefined> {
    const ready = await this.ready;
    this.ready = Promise.resolve(undefined);
    if (!ready) return undefined;
    const { earlyFiles, synthesis } = ready;
    if (synthesis.isHeld && earlyFiles === (await describeEarlyFiles(this.appDirectory))) return synthesis;
    await synthesis[Symbol.asyncDispose]();
    return undefined;
  }

  private async holdAnother(): Promise<HeldSynthesis | undefined> {
    const { appDirectory, loaded, mayGoAhead, options } = this;
    if (mayGoAhead || !canBeHeld(appDirectory)) return undefined;
    try {
      return await HeldSynthesis.start({ ...options, appDirectory, loaded });
    } catch {
      // What keeps it, such as a full disk, keeps the one that is run in its place, too, and is told of that.
      return undefined;
    }
  }
}
