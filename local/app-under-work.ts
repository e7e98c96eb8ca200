import type { SynthesizedStack } from './cloud-assembly';
import { RepeatedSynthesis } from './synthesis/repeated-synthesis';
import { synthesize, type SynthesizeOptions, type TemporaryAssembly } from './synthesis/synthesize';

export interface AppUnderWorkProps extends SynthesizeOptions {
  /** Which of several stacks. @default - the only one */
  readonly stack?: string;
  /** Whether it will be synthesized more than once. @default - it takes no preparations for that */
  readonly isRepeated?: boolean;
  /** Takes what the app and the CDK say of it, such as warnings. */
  readonly onRemarks: (remarks: string) => void;
}

/** The app as somebody works on it: it is synthesized any number of times. What was synthesized goes when it is disposed of. */
export class AppUnderWork implements AsyncDisposable {
  private readonly assemblies: TemporaryAssembly[] = [];
  private readonly repeated: RepeatedSynthesis | undefined;

  constructor(
    readonly directory: string,
    private readonly props: AppUnderWorkProps,
  ) {
    if (props.isRepeated) this.repeated = new RepeatedSynthesis(directory, props);
  }

  /** @throws SynthesisError; UserError if there is no such stack, or more than one to choose from */
  async synthesize(): Promise<SynthesizedStack> {
    const assembly = await (this.repeated?.synthesize() ?? synthesize(this.directory, this.props));
    // Loads a part of the CDK, which is not to hold up the start of the synthesis.
    const { readCloudAssembly } = await import('./cloud-assembly.js');
    if (assembly.remarks !== '') this.props.onRemarks(assembly.remarks);
    try {
      const synthesized = readCloudAssembly(assembly.directory, this.props.stack);
      this.assemblies.push(assembly);
      return synthesized;
    } catch (error) {
      await assembly[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Has the next synthesis stand ready. */
  async prepare(): Promise<void> {
    await this.repeated?.prepare();
  }

  /** Lets go of what was synthesized before the last, once nothing needs its assets any more. */
  async forgetEarlier(): Promise<void> {
    await removeAll(this.assemblies.splice(0, this.assemblies.length - 1));
  }

  /** Lets go of the last, which was not taken. */
  async forgetLast(): Promise<void> {
    await removeAll(this.assemblies.splice(-1));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.repeated?.[Symbol.asyncDispose]();
    await removeAll(this.assemblies.splice(0));
  }
}

async function removeAll(assemblies: readonly TemporaryAssembly[]): Promise<void> {
  for (const assembly of assemblies) await assembly[Symbol.asyncDispose]();
}
