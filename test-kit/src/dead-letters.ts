import type { Letter } from '../../commands/letters/letter';
import { isMeant, type LetterFilter } from '../../commands/letters/letter-filter';
import {
  LETTER_QUEUES,
  type LetterQueue,
  type LetterQueueName,
  letterQueueOf,
} from '../../commands/letters/letter-queue';
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
  { connection, stack }: Pick<Pipeline, 'connection' | 'stack'>,
  { queues = LETTER_QUEUES, ...filter }: DeadLettersOptions = {},
): Promise<Letter[]> {
  const found = await Promise.all(
    queues.map((name) => lettersOf(connection, letterQueueOf(stack, name), filter)),
  );
  return found.flat();
}

async function lettersOf(
  connection: Pipeline['connection'],
  queue: LetterQueue,
  filter: LetterFilter,
): Promise<Letter[]> {
  const found: Letter[] = [];
  await using inHand = new LettersInHand(connection, queue);
  await inHand.receiveAll(
    (letters) => {
      found.push(...letters.filter((letter) => isMeant(letter, filter)));
      return Promise.resolve('go on');
    },
    { signal: new AbortController().signal },
  );
  return found;
}
