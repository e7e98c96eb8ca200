import { LEAVES_AGE_METRIC_AT } from '../letters/age-metric';
import { type LetterMemory, letterMemoryOnDisk } from '../letters/letter-memory';
import { countMessages, LETTER_QUEUES, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';
import { memoryKeyOf, REMEMBERED, rememberLetters } from '../letters/remember-letters';
import { type SeenLetter, seenLetterOf } from '../letters/seen-letter';
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
    /** Is told of every letter, so that "trace" need not look again. */
    private readonly memory: LetterMemory = letterMemoryOnDisk(),
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
        const key = await memoryKeyOf(this.where.connection, queue);
        const seen: SeenLetter[] = [];
        await using inHand = new LettersInHand(this.where.connection, queue);
        const received = await inHand.receiveAll(
          (letters) => {
            for (const letter of letters) {
              if (this.ledger.enterLetter(letter)) news += 1;
              if (seen.length < REMEMBERED) seen.push(seenLetterOf(letter));
            }
            return Promise.resolve('go on');
          },
          { signal: this.where.signal, upToReceives: LEAVES_AGE_METRIC_AT },
        );
        const isAll = received.isComplete && received.hiddenByOthers === 0;
        rememberLetters(this.memory, key, seen, isAll && received.letters === seen.length);
        if (!isAll) isComplete = false;
      }
      this.seen.set(name, count);
    }
    this.isComplete = isComplete;
    return news;
  }
}
