import type { FunctionConfiguration } from '../function/function-configuration';
import { LATEST } from '../function/function-configuration';
import { InspectorGate } from './inspector-gate';

/** How functions are debugged. */
export interface InspectSettings {
  /** Where the first function is found on 127.0.0.1; others at the next ports that are free. 0 takes any that are. */
  readonly firstPort: number;
  /** Lets no time pass while a debugger holds a function. @returns what lets it pass again */
  readonly hold: () => () => void;
}

/** Where a debugger finds a function. */
export interface InspectedFunction {
  /** With the version, if it is not `$LATEST`. */
  readonly functionName: string;
  /** On 127.0.0.1. @default - it is no Node.js function, and is not debugged */
  readonly port?: number;
}

const LAST_PORT = 65_535;

/** The functions that can be debugged, and where. Each stays where it is as long as it is there, whatever becomes of its processes. */
export class Inspectors implements AsyncDisposable {
  private readonly gates = new Map<string, InspectorGate | undefined>();
  private nextPort: number;

  constructor(private readonly settings: InspectSettings) {
    this.nextPort = settings.firstPort;
  }

  /** In the order in which they were opened. */
  get all(): InspectedFunction[] {
    return Array.from(this.gates, ([functionName, gate]) => ({
      functionName,
      ...(gate && { port: gate.port }),
    }));
  }

  /** Opens the gate of a function, if it has none yet. @returns undefined for one that Node.js does not run */
  async gateOf({
    functionName,
    version,
    runtime,
  }: FunctionConfiguration): Promise<InspectorGate | undefined> {
    const name = version === LATEST ? functionName : `${functionName}:${version}`;
    if (!this.gates.has(name)) {
      this.gates.set(name, runtime.startsWith('nodejs') ? await this.open() : undefined);
    }
    return this.gates.get(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const gate of this.gates.values()) await gate?.[Symbol.asyncDispose]();
  }

  private async open(): Promise<InspectorGate> {
    for (;;) {
      const port = this.nextPort === 0 || this.nextPort > LAST_PORT ? 0 : this.nextPort++;
      const gate = new InspectorGate(this.settings.hold);
      if (await gate.listen(port)) return gate;
    }
  }
}
