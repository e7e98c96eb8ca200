import { HttpLoad } from '../servers/http-load';
import { PeakMemory } from '../servers/peak-memory';
import { PipelineAccount } from '../servers/pipeline-account';
import type { PipelineProcess } from '../servers/start-pipeline';
import { burstBodies } from './burst-bodies';
import type { Side } from './side';

/** Bursts through the pipeline: how fast it accepts them, and how fast it has them in the log. */
export function pipelineSide(pipeline: PipelineProcess, transactions: number): Side {
  const load = new HttpLoad(pipeline.output('ApiEndpoint'));
  const account = new PipelineAccount(pipeline);
  const memory = new PeakMemory(pipeline.pid);
  const burst = async () => {
    const sent = await load.burst(burstBodies(transactions));
    return { ...sent, loggedMs: await account.untilLogged(sent) };
  };
  return {
    warmUp: async () => void (await burst()),
    measure: async () => {
      const { answeredMs, loggedMs } = await burst();
      return {
        acceptPerSecond: [(transactions / answeredMs) * 1000],
        endToEndPerSecond: [(transactions / loggedMs) * 1000],
        rssMb: [memory.bytes / 1024 / 1024],
      };
    },
    [Symbol.asyncDispose]: async () => {
      memory[Symbol.dispose]();
      account[Symbol.dispose]();
      await load[Symbol.asyncDispose]();
    },
  };
}
