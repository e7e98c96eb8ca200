import { LEAVES_AGE_METRIC_AT } from '../letters/age-metric';
import { countMessages, LETTER_QUEUES, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';
import type { FoundIn } from '../trace/found-in';
import type { Ledger } from './ledger';

/** Looks into the dead-letter queues, when there is more in them than at the last look. */
export class LetterReader {
  private readonly seen = new Map<string, number>();
  /** Whether every letter was seen, so that what is in none of them is not there. */
  isComplete = true;

  constructor(
    private readonly where: FoundIn,
    private readonly ledger: Ledger,
  ) {}

  /** @returns how much of it is news */
  async read(): Promise<number> {
    let news = 0;
    let isComplete = true;
    for (const name of LETTER_QUEUES) {
      const queue = letterQueueOf(this.where.stack, name);
      const { visible, hidden } = await countMessages(this.where.connection, queue.url);
      const count = visible + hidden;
      if (count > (this.seen.get(name) ?? 0)) {
        await using inHand = new LettersInHand(this.where.connection, queue);
        const received = await inHand.receiveAll(
          (letters) => {
            for (const letter of letters) if (this.ledger.enterLetter(letter)) news += 1;
            return Promise.resolve('go on');
          },
          { signal: this.where.signal, upToReceives: LEAVES_AGE_METRIC_AT },
        );
        if (!received.isComplete || received.hiddenByOthers > 0) isComplete = false;
      }
      this.seen.set(name, count);
    }
    this.isComplete = isComplete;
    return news;
  }
}
