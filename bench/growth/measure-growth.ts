import { HttpLoad } from '../servers/http-load';
import { PipelineAccount } from '../servers/pipeline-account';
import { usageOf } from '../servers/process-tree';
import type { PipelineProcess } from '../servers/start-pipeline';
import { burstBodies } from '../sides/burst-bodies';
import type { GrowthMark } from './growth-mark';
import { LiveMemory } from './live-memory';

export interface GrowthProps {
  /** After how many transactions it is looked at, ascending. */
  readonly sizes: readonly number[];
  /** Of a burst. */
  readonly transactions: number;
  readonly signal: AbortSignal;
  /** Is told of each burst that is in the log. */
  readonly onBurst: (transactions: number) => void;
  /** Is told of each mark as soon as it is reached. */
  readonly onMark: (mark: GrowthMark) => void;
}

const MEGABYTE = 1024 * 1024;

/**
 * Sends burst after burst through one run, and looks at it when so many have gone through. It ends after the burst in which the signal
 * aborts.
 *
 * @throws UserError as `PipelineAccount.untilLogged`
 */
export async function measureGrowth(pipeline: PipelineProcess, props: GrowthProps): Promise<void> {
  const load = new HttpLoad(pipeline.output('ApiEndpoint'));
  using account = new PipelineAccount(pipeline);
  using memory = await LiveMemory.of(pipeline);
  try {
    let done = 0;
    for (const size of props.sizes) {
      const leg = { transactions: size - done, wallMs: 0, processorMs: 0 };
      while (done < size) {
        if (props.signal.aborted) return;
        const count = Math.min(props.transactions, size - done);
        const before = usageOf(pipeline.pid).processorMs;
        const burst = await load.burst(burstBodies(count));
        await account.untilQuiet();
        leg.processorMs += usageOf(pipeline.pid).processorMs - before;
        leg.wallMs += await account.untilLogged(burst);
        done += count;
        props.onBurst(count);
      }
      props.onMark({
        transactions: size,
        wallMs: leg.wallMs / leg.transactions,
        processorMs: leg.processorMs / leg.transactions,
        residentMb: usageOf(pipeline.pid).residentBytes / MEGABYTE,
        liveMb: (await memory.bytes()) / MEGABYTE,
        deadLetters: await account.deadLetters(),
      });
    }
  } finally {
    await load[Symbol.asyncDispose]();
  }
}
