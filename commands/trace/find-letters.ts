import { LEAVES_AGE_METRIC_AT } from '../letters/age-metric';
import type { LetterMemory } from '../letters/letter-memory';
import { countMessages, LETTER_QUEUES, type LetterQueue, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';
import { memoryKeyOf, REMEMBERED } from '../letters/remember-letters';
import { isLetterOf, type SeenLetter, seenLetterOf } from '../letters/seen-letter';
import type { SearchPlace } from './search-place';

/** What is known of the letters of a transaction. */
export interface LetterLook {
  readonly letters: readonly SeenLetter[];
  /** How many of the letters that there are were seen, now or by an earlier look. */
  readonly seen: 'all' | 'some' | 'none';
}

export const NO_LOOK: LetterLook = { letters: [], seen: 'none' };

export interface LookOptions {
  /** The transaction's `apiRequestId`, or a `messageId`; one that fits is enough. */
  readonly ids: readonly string[];
  readonly memory: LetterMemory;
  /** Told before letters are hidden from everybody else, and why they were not looked at. */
  readonly note: (text: string) => void;
}

/**
 * Looks into both dead-letter queues for the letters of a transaction. A letter that an earlier look has seen is not received again, and
 * none is received for the third time.
 */
export async function findLetters(where: SearchPlace, options: LookOptions): Promise<LetterLook> {
  const looks: LetterLook[] = [];
  for (const name of LETTER_QUEUES) {
    looks.push(await lookInto(letterQueueOf(where.stack, name), where, options));
  }
  return {
    letters: looks.flatMap(({ letters }) => letters),
    seen: looks.every(({ seen }) => seen === 'all') ? 'all' : 'some',
  };
}

async function lookInto(
  queue: LetterQueue,
  { connection, signal }: SearchPlace,
  { ids, memory, note }: LookOptions,
): Promise<LetterLook> {
  const key = await memoryKeyOf(connection, queue);
  const { visible, hidden } = await countMessages(connection, queue.url);
  const count = visible + hidden;
  if (count === 0) {
    memory.remember(key, []);
    return { letters: [], seen: 'all' };
  }
  const known = new Map(memory.recall(key).map((letter) => [letter.messageId, letter]));
  const remembered = lettersOf(known, ids);
  if (remembered.length > 0) return { letters: remembered, seen: 'some' };
  if ([...known.values()].some(({ receiveCount }) => receiveCount === LEAVES_AGE_METRIC_AT - 1)) {
    note(
      `${queue.name} was not looked into again: letters in it would be received for the third time, and leave SQS's age of the oldest message. To see them all the same: dead-letters list.`,
    );
    return { letters: [], seen: 'some' };
  }
  note(
    `Looking into ${queue.name}: ${count === 1 ? 'its letter is' : `its ${count} letters are`} hidden from others for a moment.`,
  );
  const seen = new Map<string, SeenLetter>();
  await using inHand = new LettersInHand(connection, queue, memory);
  const { isComplete, hiddenByOthers } = await inHand.receiveAll(
    (batch) => {
      for (const letter of batch) seen.set(letter.messageId, seenLetterOf(letter));
      return Promise.resolve(seen.size >= REMEMBERED ? 'enough' : 'go on');
    },
    { signal, upToReceives: LEAVES_AGE_METRIC_AT },
  );
  const isAll = isComplete && hiddenByOthers === 0;
  signal.throwIfAborted();
  return { letters: lettersOf(seen, ids), seen: isAll ? 'all' : 'some' };
}

function lettersOf(letters: ReadonlyMap<string, SeenLetter>, ids: readonly string[]): SeenLetter[] {
  return [...letters.values()].filter((letter) => isLetterOf(letter, ids));
}
