import { HttpLoad } from '../servers/http-load';
import { startEcho } from '../servers/start-echo';
import { burstBodies } from './burst-bodies';
import type { Side } from './side';

/** The bare server. */
export async function echoSide(transactions: number): Promise<Side> {
  const echo = await startEcho();
  const load = new HttpLoad(echo.url);
  return {
    warmUp: async () => void (await load.burst(burstBodies(transactions))),
    measure: async () => {
      const { answeredMs } = await load.burst(burstBodies(transactions));
      return { echoPerSecond: [(transactions / answeredMs) * 1000] };
    },
    [Symbol.asyncDispose]: async () => {
      await load[Symbol.asyncDispose]();
      await echo[Symbol.asyncDispose]();
    },
  };
}
