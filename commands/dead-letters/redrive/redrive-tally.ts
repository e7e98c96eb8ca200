import type { RecordOf } from '../../frame/record-kind';
import type { LetterQueueName } from '../../letters/letter-queue';
import type { RedriveOutcome } from './redrive-letters';
import type { redriveRecord } from './redrive-records';

/** Counts what became of letters. */
export class RedriveTally {
  private readonly counts = { redriven: 0, 'redriven, not deleted': 0, refused: 0, left: 0 };
  private readonly left: Record<string, number> = {};

  constructor(private readonly queue: LetterQueueName) {}

  add(outcome: RedriveOutcome): void {
    this.counts[outcome.what] += 1;
    if (outcome.what === 'left') this.left[outcome.why] = (this.left[outcome.why] ?? 0) + 1;
  }

  get redriven(): number {
    return this.counts.redriven;
  }

  /** Whether something has to be looked after. */
  get hasFailed(): boolean {
    return this.counts.refused + this.counts['redriven, not deleted'] > 0;
  }

  record(isComplete: boolean): RecordOf<typeof redriveRecord> {
    const { redriven, 'redriven, not deleted': notDeleted, refused } = this.counts;
    return { queue: this.queue, redriven, notDeleted, refused, left: this.left, isComplete };
  }
}
