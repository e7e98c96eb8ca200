import { keyOf, keysBelow, partsOf } from '../../../store/keys';
import type { Store } from '../../../store/store';
import type { Queue } from './queue';
import { queueAttributes } from './queue-attributes';

const QUEUES = 'queues';

/** What AWS tells of a queue and nobody sets. */
const NOT_SET = /^(?:Approximate|CreatedTimestamp$|LastModifiedTimestamp$|QueueArn$)/;

/** A queue as a client has made it. */
export interface MadeQueue {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** The queues that clients have made, and no template: they are kept for the runs to come. */
export class MadeQueues {
  constructor(private readonly store: Store) {}

  async all(): Promise<MadeQueue[]> {
    const made: MadeQueue[] = [];
    for await (const [key, value] of this.store.entries(keysBelow(QUEUES))) {
      made.push({ name: partsOf(key)[1] ?? '', ...(JSON.parse(value) as Omit<MadeQueue, 'name'>) });
    }
    return made;
  }

  /** Keeps a queue as it is now. */
  keep(queue: Queue): void {
    const set = Object.entries(queueAttributes(queue)).filter(([name]) => !NOT_SET.test(name));
    const value = JSON.stringify({
      attributes: Object.fromEntries(set),
      tags: Object.fromEntries(queue.tags),
    });
    this.store.write([{ key: keyOf(QUEUES, queue.name), value }]);
  }

  /** Keeps a queue as it is now, if it is one of them. */
  update(queue: Queue): void {
    if (this.store.isReadable && this.store.get(keyOf(QUEUES, queue.name)) !== undefined) this.keep(queue);
  }

  forget({ name }: Queue): void {
    this.store.write([{ key: keyOf(QUEUES, name) }]);
  }
}
