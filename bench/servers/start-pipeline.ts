import { UserError } from '@pipeline/local-account/user-error';
import { ServerProcess } from './server-process';
import { startScript } from './start-script';

/** The stack's own throttle would answer a burst with 429. */
const WITHOUT_THROTTLE = '-c throttleRateLimit=10000 -c throttleBurstLimit=5000';

/** The local run as users start it, in a process of its own. */
export interface PipelineProcess extends AsyncDisposable {
  readonly pid: number;
  /** Of the account. */
  readonly url: string;
  /** From the start of the process to its line `Ready`, in milliseconds. */
  readonly readyMs: number;
  /** The last of what it has written to its standard error. */
  readonly laterOutput: () => string;
  /** @throws UserError if the stack has no such output */
  output(name: string): string;
}

/**
 * Starts what `npm start` starts, with its line of package.json, on a free port.
 *
 * @throws UserError with what it says, if it does not become ready
 */
export async function startPipeline(): Promise<PipelineProcess> {
  const server = await ServerProcess.start({
    command: `${startScript()} --port 0 ${WITHOUT_THROTTLE}`,
    // Should a debugger be asked for, any free port will do.
    environment: { NODE_OPTIONS: '--inspect-port=0' },
    isReady: (output) => /^AWS clients: .*\n/m.test(output),
  });
  const outputs = new Map(
    Array.from(server.output.matchAll(/^(\w+) = (.+)$/gm), ([, name = '', value = '']) => [name, value]),
  );
  return {
    pid: server.pid,
    url: /--endpoint-url (\S+)/.exec(server.output)?.[1] ?? '',
    readyMs: server.readyMs,
    laterOutput: server.laterOutput,
    output: (name) => {
      const value = outputs.get(name);
      if (value === undefined) throw new UserError(`The stack has no output ${name}.`);
      return value;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
