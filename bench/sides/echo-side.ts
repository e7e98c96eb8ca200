import { HttpLoad } from '../servers/http-load';
import { startEcho } from '../servers/start-echo';
import { burstBodies } from './burst-bodies';
import type { Side } from './side';

/** The bare server. */
export async function echoSide(transactions: number): Promise<Side> {
  const echo = await startEcho();
  const fetched = new HttpLoad(echo.url, 'fetch');
  const pooled = new HttpLoad(echo.url, 'pool');
  const perSecond = async (load: HttpLoad) => {
    const { answeredMs } = await load.burst(burstBodies(transactions));
    return [(transactions / answeredMs) * 1000];
  };
  const measure = async () => ({
    echoPerSecond: await perSecond(fetched),
    pooledEchoPerSecond: await perSecond(pooled),
  });
  return {
    warmUp: async () => void (await measure()),
    measure,
    [Symbol.asyncDispose]: async () => {
      await fetched[Symbol.asyncDispose]();
      await pooled[Symbol.asyncDispose]();
      await echo[Symbol.asyncDispose]();
    },
  };
}
