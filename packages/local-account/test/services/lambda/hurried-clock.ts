import { ManualClock } from '../../../src/clock/manual-clock';

/** How long another process is waited for, in the machine's time. */
const AT_MOST_MS = 100;

/** A clock moved by hand for functions that hang: it would wait for each of them as long as the function may take. */
export class HurriedClock extends ManualClock {
  override hold(work: Promise<unknown>, atMostMs: number): void {
    super.hold(work, Math.min(atMostMs, AT_MOST_MS));
  }
}
