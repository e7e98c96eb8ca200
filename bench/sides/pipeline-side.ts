import { HttpLoad } from '../servers/http-load';
import { PeakMemory } from '../servers/peak-memory';
import { PipelineAccount } from '../servers/pipeline-account';
import type { PipelineProcess } from '../servers/start-pipeline';
import { burstBodies } from './burst-bodies';
import type { Side } from './side';

/** Bursts through the pipeline: how fast it accepts them, and how fast it has them in the log. */
export function pipelineSide(pipeline: PipelineProcess, transactions: number): Side {
  const url = pipeline.output('ApiEndpoint');
  const fetched = new HttpLoad(url, 'fetch');
  const pooled = new HttpLoad(url, 'pool');
  const account = new PipelineAccount(pipeline);
  const memory = new PeakMemory(pipeline.pid);
  const burst = async (load: HttpLoad) => {
    const sent = await load.burst(burstBodies(transactions));
    const loggedMs = await account.untilLogged(sent);
    const perSecond = (ms: number) => [(transactions / ms) * 1000];
    return { accepted: perSecond(sent.answeredMs), logged: perSecond(loggedMs) };
  };
  const measure = async () => {
    const byFetch = await burst(fetched);
    const byPool = await burst(pooled);
    return {
      acceptPerSecond: byFetch.accepted,
      endToEndPerSecond: byFetch.logged,
      pooledAcceptPerSecond: byPool.accepted,
      pooledEndToEndPerSecond: byPool.logged,
      rssMb: [memory.bytes / 1024 / 1024],
    };
  };
  return {
    warmUp: async () => void (await measure()),
    measure,
    [Symbol.asyncDispose]: async () => {
      memory[Symbol.dispose]();
      account[Symbol.dispose]();
      await fetched[Symbol.asyncDispose]();
      await pooled[Symbol.asyncDispose]();
    },
  };
}
