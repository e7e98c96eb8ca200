import { setImmediate } from 'node:timers/promises';
import type { ManualClock, Trace } from '@pipeline/local-account';

/** In so many turns of the event loop without a record, whatever has been begun in this process has gone as far as it can. */
const QUIET_TURNS = 20;

/** Longer than whatever waits for a time waits without a sign: a rule's next try is the latest, after ten minutes at the most. */
const LONGEST_SILENCE_MS = 15 * 60_000;

/** The time of an account in a soak. */
export interface SoakedTime {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves it on; what falls due on the way happens. */
  advance(durationMs: number): Promise<void>;
  /** Moves it on until nothing happens any more, or so far at the most. */
  advanceUntilRest(atMostMs: number): Promise<void>;
}

/** Waits until nothing more happens in an account than what waits for time to pass, or for another process. */
export async function untilQuiet(trace: Pick<Trace, 'lastNumber'>): Promise<void> {
  let last = trace.lastNumber;
  for (let turns = 0; turns < QUIET_TURNS; turns++) {
    await setImmediate();
    if (trace.lastNumber === last) continue;
    last = trace.lastNumber;
    turns = 0;
  }
}

/** @param clock settles by `untilQuiet` */
export function soakedTime(clock: ManualClock, trace: Pick<Trace, 'lastNumber'>): SoakedTime {
  return {
    now: () => clock.now(),
    advance: (durationMs) => clock.advance(durationMs),
    advanceUntilRest: async (atMostMs) => {
      const end = clock.now() + atMostMs;
      let last: number | undefined;
      while (clock.now() < end && trace.lastNumber !== last) {
        last = trace.lastNumber;
        await clock.advance(LONGEST_SILENCE_MS);
      }
    },
  };
}
