import type { Cohort } from './cohort';

/** Cohorts that something happens to in a later step. */
export class Calendar {
  private readonly byStep = new Map<number, Cohort[]>();
  private noted = 0;

  /** How many transactions are noted. */
  get count(): number {
    return this.noted;
  }

  note(step: number, cohort: Cohort): void {
    this.noted += cohort.count;
    const day = this.byStep.get(step);
    if (day) day.push(cohort);
    else this.byStep.set(step, [cohort]);
  }

  /** Takes those of a step. Every step has to be asked for, in order. */
  take(step: number): readonly Cohort[] {
    const due = this.byStep.get(step) ?? [];
    this.byStep.delete(step);
    for (const { count } of due) this.noted -= count;
    return due;
  }
}
