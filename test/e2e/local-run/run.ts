import { listen } from '@pipeline/local-account';
import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { type LocalRun, type LocalRunProps, outputOf, startLocalRun } from '../../../local/local-run';

/** A local run, where it is reached, and its outputs by name. */
export interface TestRun extends LocalRun {
  readonly url: string;
  readonly output: (name: string) => string;
}

/** Starts a run on a free port. */
export async function startRun(
  synthesized: SynthesizedStack,
  props: Omit<LocalRunProps, 'server'> = {},
): Promise<TestRun> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const close = () => server[Symbol.asyncDispose]();
  try {
    const run = await startLocalRun(synthesized, { ...props, server });
    return {
      ...run,
      url: server.url,
      output: (name) => outputOf(run, name)!,
      [Symbol.asyncDispose]: async () => {
        await close();
        await run[Symbol.asyncDispose]();
      },
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
