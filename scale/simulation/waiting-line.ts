import type { Cohort } from './cohort';

/** Cohorts that wait, first in, first out. */
export class WaitingLine {
  private cohorts: Cohort[] = [];
  private first = 0;
  private waiting = 0;

  /** How many transactions wait. */
  get count(): number {
    return this.waiting;
  }

  add(cohorts: readonly Cohort[]): void {
    for (const cohort of cohorts) {
      this.cohorts.push(cohort);
      this.waiting += cohort.count;
    }
  }

  /** Takes the first so many transactions, or all that there are. */
  take(room: number): Cohort[] {
    const taken: Cohort[] = [];
    let left = Math.min(room, this.waiting);
    this.waiting -= left;
    while (left > 0) {
      const cohort = this.cohorts[this.first];
      if (!cohort) break;
      const count = Math.min(left, cohort.count);
      left -= count;
      if (count === cohort.count) {
        taken.push(cohort);
        this.first += 1;
      } else {
        taken.push({ ...cohort, count });
        this.cohorts[this.first] = { ...cohort, count: cohort.count - count };
      }
    }
    this.forgetTaken();
    return taken;
  }

  /** Now and then, so that adding stays cheap. */
  private forgetTaken(): void {
    if (this.first < 1_000 || this.first * 2 < this.cohorts.length) return;
    this.cohorts = this.cohorts.slice(this.first);
    this.first = 0;
  }
}
