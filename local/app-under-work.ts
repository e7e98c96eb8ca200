import { readCloudAssembly, type SynthesizedStack } from './cloud-assembly';
import { synthesize, type SynthesizeOptions, type TemporaryAssembly } from './synthesize';

export interface AppUnderWorkProps extends SynthesizeOptions {
  /** Which of several stacks. @default - the only one */
  readonly stack?: string;
}

/** The app as somebody works on it: it is synthesized any number of times. What was synthesized goes when it is disposed of. */
export class AppUnderWork implements AsyncDisposable {
  private readonly assemblies: TemporaryAssembly[] = [];

  constructor(
    readonly directory: string,
    private readonly props: AppUnderWorkProps,
  ) {}

  /** @throws SynthesisError; UserError if there is no such stack, or more than one to choose from */
  async synthesize(): Promise<SynthesizedStack> {
    const assembly = await synthesize(this.directory, this.props);
    this.assemblies.push(assembly);
    return readCloudAssembly(assembly.directory, this.props.stack);
  }

  /** Lets go of what was synthesized before the last, once nothing needs its assets any more. */
  async forgetEarlier(): Promise<void> {
    const [last] = this.assemblies.splice(-1);
    await this[Symbol.asyncDispose]();
    if (last) this.assemblies.push(last);
  }

  /** Lets go of the last, which was not taken. */
  async forgetLast(): Promise<void> {
    await this.assemblies.pop()?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const assembly of this.assemblies.splice(0)) await assembly[Symbol.asyncDispose]();
  }
}
