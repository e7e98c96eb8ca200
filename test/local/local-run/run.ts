import {
  type Faults,
  listen,
  type LocalRun,
  startStack,
  type SynthesizedStack,
} from '@pipeline/local-account';

/** A local run, its outputs by name, and where its API is. */
export interface TestRun extends Pick<LocalRun, 'trace' | 'stop'> {
  readonly url: string;
  readonly output: (name: string) => string;
}

/** Starts a run on a free port. */
export async function startRun(synthesized: SynthesizedStack, faults: Faults = {}): Promise<TestRun> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const run = await startStack(() => synthesized, server, 'us-east-1', faults);
  return {
    url: server.url,
    trace: run.trace,
    stop: () => run.stop(),
    output: (name) => run.outputs.find((output) => output.name === name)!.value,
  };
}

/** Posts a body. @returns the id by which the transaction is known, and whether it was accepted */
export async function post(
  { url }: TestRun,
  body: string,
): Promise<{ apiRequestId: string; accepted: boolean }> {
  const response = await fetch(url, { method: 'POST', body });
  await response.text();
  return { apiRequestId: response.headers.get('apigw-requestid') ?? '', accepted: response.ok };
}
