import type { Clock } from '../clock/clock';

/** So many may be given a millisecond on average, before those of the next run could be the same. */
const A_MILLISECOND = 1000;

/** Whole numbers, each greater than all before it, those of earlier runs on the same store included. */
export class Numbers {
  private last: number;

  constructor(clock: Pick<Clock, 'now'>) {
    this.last = clock.now() * A_MILLISECOND;
  }

  next(): number {
    return (this.last += 1);
  }

  /** Tells of a number that an earlier run gave: its clock may have been ahead. */
  passOver(number: number): void {
    this.last = Math.max(this.last, number);
  }
}
