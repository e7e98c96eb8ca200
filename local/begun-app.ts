import { AppUnderWork } from './app-under-work';
import type { SynthesizedStack } from './cloud-assembly';
import type { RunProps } from './run-props';
import { SourceWatch } from './source-watch';

/** CDK context by which the app bundles functions for a debugger (lib/flow/debugging.ts). */
const SOURCE_MAPS = 'local-run:inspect=true';

/** The app that is to run, from when its synthesis has begun: that is another process, beside which this one loads the account. */
export class BegunApp implements AsyncDisposable {
  private constructor(
    readonly app: AppUnderWork,
    /** What is saved from the beginning of the synthesis on. @default - nobody wants to know */
    readonly sources: SourceWatch | undefined,
    /** Rejects as `AppUnderWork.synthesize`. */
    readonly synthesized: Promise<SynthesizedStack>,
    private readonly ending: AbortController,
  ) {
    // Whoever waits for it is told.
    synthesized.catch(() => undefined);
  }

  /** @throws UserError for a `cdk.json` that does not say what to watch */
  static async begin(props: RunProps): Promise<BegunApp> {
    const { appDirectory, context, inspect, output, signal, stack, watch } = props;
    // What changes from now on is deployed, too.
    const sources = watch ? await SourceWatch.start(appDirectory) : undefined;
    const ending = new AbortController();
    let start = () => undefined as void;
    const started = new Promise<void>((resolve) => (start = resolve));
    const app = new AppUnderWork(appDirectory, {
      context: inspect === undefined ? context : [...context, SOURCE_MAPS],
      stack,
      signal: AbortSignal.any([signal, ending.signal]),
      isRepeated: watch,
      onStart: start,
      onRemarks: (remarks) => output.printLines(remarks),
    });
    const begun = new BegunApp(app, sources, app.synthesize(), ending);
    // What is loaded leaves this process no time to start another one. Where that fails, it is told by `synthesized`.
    await Promise.race([started, begun.synthesized.catch(() => undefined)]);
    await import('./cloud-assembly.js');
    return begun;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ending.abort();
    // It has been told to end; what it says of that is nothing to anybody.
    await this.synthesized.catch(() => undefined);
    await this.app[Symbol.asyncDispose]();
    await this.sources?.[Symbol.asyncDispose]();
  }
}
