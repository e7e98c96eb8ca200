import type { Letter, LetterError } from './letter';
import type { LetterQueueName } from './letter-queue';

/** Letters that are in a queue for the same reason. */
export interface LetterGroup {
  readonly queue: LetterQueueName;
  /** Absent in *undelivered*. */
  readonly error?: LetterError;
  readonly target?: string;
  count: number;
  /** Epoch milliseconds, of `sentAt`. */
  oldest: number;
  newest: number;
  /** The first few, each by its `apiRequestId`, or by its message id if it has none. */
  readonly examples: string[];
}

const EXAMPLES = 3;

/** Gathers letters by queue, error and target, and keeps nothing else of them. */
export class LetterGroups {
  private readonly groups = new Map<string, LetterGroup>();

  add({ queue, error, target, sentAt, apiRequestId, messageId }: Letter): void {
    const key = JSON.stringify([queue, error?.code, error?.message, target]);
    let group = this.groups.get(key);
    if (!group) {
      group = { queue, error, target, count: 0, oldest: sentAt, newest: sentAt, examples: [] };
      this.groups.set(key, group);
    }
    group.count += 1;
    group.oldest = Math.min(group.oldest, sentAt);
    group.newest = Math.max(group.newest, sentAt);
    if (group.examples.length < EXAMPLES) group.examples.push(apiRequestId ?? messageId);
  }

  /** The largest first. */
  get bySize(): readonly LetterGroup[] {
    return [...this.groups.values()].sort((one, other) => other.count - one.count);
  }
}
