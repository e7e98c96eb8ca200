import { UserError } from '@pipeline/local-account/user-error';
import { HttpLoad } from '../servers/http-load';
import { LogFollower } from '../servers/log-follower';
import type { PipelineProcess } from '../servers/start-pipeline';
import { burstBodies } from './burst-bodies';
import type { Side } from './side';

/** So many a round. */
const TRANSACTIONS = 100;

/** One transaction at a time, each sent when the one before is in the log. */
export function idleSide(pipeline: PipelineProcess): Side {
  const load = new HttpLoad(pipeline.output('ApiEndpoint'));
  const measureOne = async (body: Buffer, log: LogFollower) => {
    const startedAt = performance.now();
    const { apiRequestId } = await load.post(body);
    if (apiRequestId === undefined) throw new UserError('An answer has no apigw-requestid.');
    return (await log.untilLogged(apiRequestId)) - startedAt;
  };
  const measure = async () => {
    const idleMs: number[] = [];
    // Only now: it would be told each hop of each transaction of the bursts, too, which takes a third of their speed.
    using log = await LogFollower.start(pipeline);
    for (const body of burstBodies(TRANSACTIONS)) idleMs.push(await measureOne(body, log));
    return { idleMs };
  };
  return {
    warmUp: async () => void (await measure()),
    measure,
    [Symbol.asyncDispose]: () => load[Symbol.asyncDispose](),
  };
}
