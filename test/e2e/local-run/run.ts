import { type Clock, listen, type Trace } from '@pipeline/local-account';
import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { startLocalRun } from '../../../local/local-run';
import { type FaultsByHop, interceptHops } from './faults-by-hop';

/** A local run, its outputs by name, and where its API is. */
export interface TestRun {
  readonly trace: Trace;
  readonly url: string;
  readonly output: (name: string) => string;
  readonly stop: () => Promise<void>;
}

/** Starts a run on a free port. */
export async function startRun(
  synthesized: SynthesizedStack,
  faults: FaultsByHop = {},
  clock?: Clock,
): Promise<TestRun> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const close = () => server[Symbol.asyncDispose]();
  try {
    const run = await startLocalRun(synthesized, {
      server,
      clock,
      intercept: interceptHops(faults),
      beforeInvoke: faults.invoke,
    });
    return {
      url: server.url,
      trace: run.trace,
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
