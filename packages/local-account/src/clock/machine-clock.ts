import { AwakeTime } from './awake-time';
import type { Clock, Timer } from './clock';
import { pauseOn } from './pause';

/** The longest that `setTimeout` takes: 24.8 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** `setTimeout` may be early by so much. */
const EARLY_MS = 1;

/**
 * The machine's own clock. What it measures and waits for is the time that this process runs; `now` is the date, whatever happened.
 */
export function clockOfMachine(awake: Pick<AwakeTime, 'now' | 'watch'>): Clock {
  const stopwatch = () => {
    const startedAt = awake.now();
    return () => awake.now() - startedAt;
  };
  const clock: Clock = {
    isMachineTime: true,
    now: () => Date.now(),
    after: (delayMs, callback) => startTimer(delayMs, callback, stopwatch, awake.watch()),
    pause: (durationMs, signal) => pauseOn(clock, durationMs, signal),
    hold: () => undefined,
    stopwatch,
  };
  return clock;
}

export const machineClock: Clock = clockOfMachine(new AwakeTime());

/** A clock of the machine of its own, whose time can be held. */
export function holdableClock(): { readonly clock: Clock; readonly hold: () => () => void } {
  const awake = new AwakeTime();
  return { clock: clockOfMachine(awake), hold: () => awake.hold() };
}

function startTimer(
  delayMs: number,
  callback: () => void,
  stopwatch: () => () => number,
  endWatch: () => void,
): Timer {
  const elapsedMs = stopwatch();
  let timeout: NodeJS.Timeout | undefined;
  const end = () => {
    if (timeout) endWatch();
    clearTimeout(timeout);
    timeout = undefined;
  };
  const wait = (leftMs: number) => {
    timeout = setTimeout(goOn, Math.min(leftMs, LONGEST_TIMEOUT_MS));
  };
  const goOn = () => {
    const leftMs = delayMs - elapsedMs();
    if (leftMs > EARLY_MS) return wait(leftMs);
    end();
    callback();
  };
  wait(delayMs);
  return { cancel: end };
}
