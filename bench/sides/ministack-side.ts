import { UserError } from '@pipeline/local-account/user-error';
import { EventPath } from '../ministack/event-path';
import { startEmptyAccount, startMiniStack } from '../ministack/start-accounts';
import type { Measured, Side } from './side';

/** Of a burst: as many as MiniStack takes in some seconds. */
const EVENTS = 1_000;
/** One by one, a round. */
const SINGLE_EVENTS = 15;

/** The path from PutEvents to the log, in an account of the local run and in MiniStack's, by the same client and of the same template. */
export async function miniStackSide(program: string): Promise<Side> {
  const account = await startEmptyAccount();
  const miniStack = await startMiniStack(program);
  const paths = {
    ours: await EventPath.make('The local run', account.url),
    its: await EventPath.make('MiniStack', miniStack.url),
  };
  const singles = async (path: EventPath) => {
    const times = [];
    for (let event = 0; event < SINGLE_EVENTS; event++) times.push(await path.one());
    return times;
  };
  const measure = async (): Promise<Measured> => {
    const ours = await paths.ours.burst(EVENTS);
    if (ours.logged < EVENTS)
      throw new UserError(`The local run has logged ${ours.logged} of ${EVENTS} events.`);
    const its = await paths.its.burst(EVENTS);
    return {
      eventsPerSecond: [perSecond(ours)],
      miniStackEventsPerSecond: [perSecond(its)],
      miniStackLost: [EVENTS - its.logged],
      eventMs: await singles(paths.ours),
      miniStackEventMs: await singles(paths.its),
    };
  };
  return {
    warmUp: async () => void (await measure()),
    measure,
    [Symbol.asyncDispose]: async () => {
      for (const path of Object.values(paths)) path[Symbol.dispose]();
      for (const process of [account, miniStack]) await process[Symbol.asyncDispose]();
    },
  };
}

function perSecond({ logged, ms }: { readonly logged: number; readonly ms: number }): number {
  return (logged / ms) * 1000;
}
