import type { Letter } from '../../commands/letters/letter';
import { isMeant, type LetterFilter } from '../../commands/letters/letter-filter';
import { LETTER_QUEUES, type LetterQueueName, letterQueueOf } from '../../commands/letters/letter-queue';
import { LettersInHand } from '../../commands/letters/letters-in-hand';
import type { Pipeline } from './pipeline';

export interface DeadLettersOptions extends LetterFilter {
  /** @default - both */
  readonly queues?: readonly LetterQueueName[];
}

/**
 * The dead letters that there are: bodies, errors, and which transactions they are. They stay where they are, and are hidden from others for a
 * moment. Each look counts as a receive of SQS's.
 */
export async function deadLetters(
  { connection, stack, letterMemory }: Pick<Pipeline, 'connection' | 'stack' | 'letterMemory'>,
  { queues = LETTER_QUEUES, ...filter }: DeadLettersOptions = {},
): Promise<Letter[]> {
  const found = await Promise.all(
    queues.map((name) =>
      lettersOf(new LettersInHand(connection, letterQueueOf(stack, name), letterMemory), filter),
    ),
  );
  return found.flat();
}

async function lettersOf(hand: LettersInHand, filter: LetterFilter): Promise<Letter[]> {
  const found: Letter[] = [];
  await using inHand = hand;
  await inHand.receiveAll(
    (letters) => {
      found.push(...letters.filter((letter) => isMeant(letter, filter)));
      return Promise.resolve('go on');
    },
    { signal: new AbortController().signal },
  );
  return found;
}
