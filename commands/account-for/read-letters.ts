import { LEAVES_AGE_METRIC_AT } from '../letters/age-metric';
import type { LetterMemory } from '../letters/letter-memory';
import { countMessages, LETTER_QUEUES, type LetterQueue, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';
import type { SearchPlace } from '../trace/search-place';
import type { Ledger } from './ledger';

/** Looks into the dead-letter queues, when there is more in them than at the last look. */
export class LetterReader {
  private readonly counts = new Map<string, number>();
  /** The queues of which a look has not seen everything. */
  private readonly halfSeen = new Set<string>();

  constructor(
    private readonly where: SearchPlace,
    private readonly ledger: Ledger,
    private readonly memory: LetterMemory,
  ) {}

  /** Whether every letter was seen, so that what is in none of them is not there. */
  get isComplete(): boolean {
    return this.halfSeen.size === 0;
  }

  /** @returns how much of it is news */
  async read(): Promise<number> {
    let news = 0;
    for (const name of LETTER_QUEUES) {
      const queue = letterQueueOf(this.where.stack, name);
      const { visible, hidden } = await countMessages(this.where.connection, queue.url);
      const count = visible + hidden;
      if (count > (this.counts.get(name) ?? 0)) news += await this.look(queue);
      this.counts.set(name, count);
    }
    return news;
  }

  private async look(queue: LetterQueue): Promise<number> {
    let news = 0;
    await using inHand = new LettersInHand(this.where.connection, queue, this.memory);
    const { isComplete, hiddenByOthers } = await inHand.receiveAll(
      (letters) => {
        for (const letter of letters) if (this.ledger.enterLetter(letter)) news += 1;
        return Promise.resolve('go on');
      },
      { signal: this.where.signal, upToReceives: LEAVES_AGE_METRIC_AT },
    );
    if (isComplete && hiddenByOthers === 0) this.halfSeen.delete(queue.name);
    else this.halfSeen.add(queue.name);
    return news;
  }
}
