import { type Clock, type Faults, type FaultSpec, listen, type Trace } from '@pipeline/local-account';
import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { startLocalRun } from '../../../local/local-run';

/** A local run, its outputs by name, and where its API is. */
export interface TestRun {
  readonly trace: Trace;
  readonly faults: Faults;
  readonly url: string;
  readonly output: (name: string) => string;
  readonly stop: () => Promise<void>;
}

/** Starts a run on a free port. @param faults what goes wrong from the start */
export async function startRun(
  synthesized: SynthesizedStack,
  faults: readonly FaultSpec[] = [],
  clock?: Clock,
): Promise<TestRun> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const close = () => server[Symbol.asyncDispose]();
  try {
    const run = await startLocalRun(synthesized, { server, clock, faults });
    return {
      url: server.url,
      trace: run.trace,
      faults: run.faults,
      stop: async () => {
        await close();
        await run[Symbol.asyncDispose]();
      },
      output: (name) => run.outputs.find((output) => output.name === name)!.value,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The id by which a transaction is known, and whether it was accepted. */
export interface Answer {
  readonly apiRequestId: string;
  readonly accepted: boolean;
}

/** Posts a body. */
export async function post({ url }: TestRun, body: string): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body });
  await response.text();
  return { apiRequestId: response.headers.get('apigw-requestid') ?? '', accepted: response.ok };
}
