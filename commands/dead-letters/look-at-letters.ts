import type { CommandContext } from '../frame/command-context';
import { InterruptedError } from '../frame/errors';
import { LEAVES_AGE_METRIC_AT } from '../letters/age-metric';
import type { Letter } from '../letters/letter';
import { isMeant, type LetterFilter } from '../letters/letter-filter';
import { countMessages, type LetterQueueName, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';

export interface LookOptions {
  readonly queues: readonly LetterQueueName[];
  readonly filter: LetterFilter;
  /** @default - none: all are looked at */
  readonly limit?: number;
}

/**
 * Looks at each letter that is meant, and leaves it where it is.
 *
 * @param see is told of one letter after the other
 * @returns how many were meant
 * @throws InterruptedError
 */
export async function lookAtLetters(
  context: Pick<CommandContext, 'connection' | 'stack' | 'output' | 'signal' | 'letterMemory'>,
  { queues, filter, limit = Infinity }: LookOptions,
  see: (letter: Letter) => Promise<void> | void,
): Promise<number> {
  const { connection, stack, output, signal, letterMemory } = context;
  let meant = 0;
  for (const name of queues) {
    const queue = letterQueueOf(stack, name);
    const { visible, hidden } = await countMessages(connection, queue.url);
    await using hand = new LettersInHand(connection, queue, letterMemory);
    using progress = output.progress(`letters of ${name}`, visible);
    let mostReceives = 0;
    const { letters, isComplete } = await hand.receiveAll(
      async (batch) => {
        progress.advance(batch.length);
        for (const letter of batch) {
          mostReceives = Math.max(mostReceives, letter.receiveCount);
          if (meant >= limit || !isMeant(letter, filter)) continue;
          meant += 1;
          await see(letter);
        }
        return meant < limit ? 'go on' : 'enough';
      },
      { signal },
    );
    if (signal.aborted) {
      await hand.putBack();
      throw new InterruptedError(`Stopped after ${letters} letters of ${name}. All are back in their queue.`);
    }
    describeLook(output, { name, letters, hidden, isComplete: isComplete || meant >= limit, mostReceives });
  }
  return meant;
}

interface Look {
  readonly name: LetterQueueName;
  readonly letters: number;
  readonly hidden: number;
  readonly isComplete: boolean;
  readonly mostReceives: number;
}

/** What a person should know of a look into a queue. */
function describeLook(
  output: CommandContext['output'],
  { name, letters, hidden, isComplete, mostReceives }: Look,
): void {
  if (letters > 0) {
    output.note(
      `The ${letters} letters of ${name} were hidden from others for a moment, and are back.`,
      'aside',
    );
  }
  if (hidden > 0) {
    output.note(
      `${hidden} more of ${name} were hidden: somebody had just received them. Look again in a minute.`,
    );
  }
  if (!isComplete) {
    output.note(
      `There may be more in ${name}: SQS hands out 120,000 at once at most. Redrive or drop some first.`,
    );
  }
  if (name === 'unprocessed' && mostReceives >= LEAVES_AGE_METRIC_AT) {
    output.note(
      `Letters of ${name} were received ${LEAVES_AGE_METRIC_AT} times or more, by now: SQS leaves those out of ApproximateAgeOfOldestMessage. No alarm of this stack rests on it.`,
      'aside',
    );
  }
}
