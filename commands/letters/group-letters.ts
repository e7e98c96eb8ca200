import type { Letter, LetterError } from './letter';
import type { LetterQueueName } from './letter-queue';

/** Letters that are in a queue for the same reason. */
export interface LetterGroup {
  readonly queue: LetterQueueName;
  /** Absent in *undelivered*. Of messages that differ, what they have in common. */
  error?: LetterError;
  readonly target?: string;
  count: number;
  /** Epoch milliseconds, of `sentAt`. */
  oldest: number;
  newest: number;
  /** The first few, each by its `apiRequestId`, or by its message id if it has none. */
  readonly examples: string[];
}

const EXAMPLES = 3;

/**
 * What differs from one failure to the next of the same kind: ids, digests and numbers. Step Functions puts the id of the request into
 * what it says of a function that answers with an error. Also what stands for them.
 */
const OF_ONE_FAILURE =
  /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b|\b[\da-f]{16,}\b|(?<![\w-])[\w-]{15}=|\d+|…/gi;

/** Gathers letters by queue, error and target, and keeps nothing else of them. */
export class LetterGroups {
  private readonly groups = new Map<string, LetterGroup>();

  add({ queue, error, target, sentAt, apiRequestId, messageId }: Letter): void {
    const message = error?.message.replace(OF_ONE_FAILURE, '…');
    const key = JSON.stringify([queue, error?.code, message, target]);
    let group = this.groups.get(key);
    if (!group) {
      group = { queue, error, target, count: 0, oldest: sentAt, newest: sentAt, examples: [] };
      this.groups.set(key, group);
    }
    if (error && group.error)
      group.error = { ...error, message: inCommon(group.error.message, error.message) };
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

/** @returns what two messages of the same kind have in common, with … for what differs */
function inCommon(one: string, other: string): string {
  if (one === other) return one;
  const parts = (other.match(OF_ONE_FAILURE) ?? []).values();
  return one.replace(OF_ONE_FAILURE, (part) => (part === parts.next().value ? part : '…'));
}
