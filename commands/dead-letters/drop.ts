import { z } from 'zod';
import { CommandError } from '../command-error';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { InterruptedError } from '../frame/errors';
import { EXIT } from '../frame/exit-code';
import { recordKind } from '../frame/record-kind';
import { isEverythingMeant, isMeant, type LetterFilter } from '../letters/letter-filter';
import { TAKE_LETTERS } from '../letters/letter-permissions';
import { countMessages, type LetterQueueName, letterQueueOf } from '../letters/letter-queue';
import { LettersInHand } from '../letters/letters-in-hand';
import { chosenQueues, declareLetters, describeFilter, filterOf } from './choose-letters';
import { groupRecord, identityOf, LETTER_IDENTITY } from './letter-records';
import { previewLetters } from './preview-letters';

const droppedLetterRecord = recordKind({
  type: 'droppedLetter',
  summary: 'A letter that is deleted. A person sees how many.',
  fields: LETTER_IDENTITY,
  show: () => [],
});

const dropRecord = recordKind({
  type: 'drop',
  summary: 'What dropping letters of a queue came to, also if it was interrupted.',
  fields: {
    queue: LETTER_IDENTITY.queue,
    dropped: z.number().describe('letters that are deleted'),
    remaining: z.number().describe('letters that were to be, and SQS did not delete'),
  },
  show: ({ queue, dropped, remaining }) => [
    {
      text: `${queue}: ${dropped} dropped${remaining > 0 ? `, ${remaining} still there` : ''}`,
      tone: remaining > 0 ? 'failure' : 'strong',
    },
  ],
});

/** `dead-letters drop`. */
export const drop = command({
  name: 'drop',
  summary: 'Deletes dead letters for good. "dead-letters export" keeps a copy.',
  examples: [
    { commandLine: 'dead-letters drop --id <apiRequestId>', does: 'deletes one that is settled' },
    {
      commandLine: 'dead-letters drop unprocessed --error MalformedTransactionError --dry-run',
      does: 'says what it would delete',
    },
  ],
  records: [dropRecord, droppedLetterRecord, groupRecord],
  permissions: TAKE_LETTERS,
  isDangerous: true,
  declare: (parser) => declareLetters(parser).option('--all', 'all letters of the queue or queues'),
  async run({ args: [queue], options }, context) {
    const filter = filterOf(options);
    if (isEverythingMeant(filter) !== (options.all ?? false)) {
      throw new CommandError(
        'Say which letters to drop: with --id, --error, --from or --to; or --all, and none of these.',
      );
    }
    const queues = chosenQueues(queue, options);
    if (context.isDryRun) return previewLetters(context, { queues, filter }, 'be deleted');
    let remaining = 0;
    for (const name of queues) remaining += await dropLetters(context, name, filter);
    return remaining > 0 ? EXIT.wentWrong : EXIT.done;
  },
});

/** @returns how many SQS did not delete */
async function dropLetters(
  context: CommandContext,
  name: LetterQueueName,
  filter: LetterFilter,
): Promise<number> {
  const { connection, stack, output, signal, letterMemory } = context;
  const queue = letterQueueOf(stack, name);
  const { visible } = await countMessages(connection, queue.url);
  if (visible === 0) {
    output.note(`There are no letters to receive in ${name}.`);
    return 0;
  }
  const which = describeFilter(filter);
  await context.requireConsent(
    which === ''
      ? `Delete about ${visible} letters of ${name} for good?`
      : `Delete the letters of ${name} ${which} for good? There are about ${visible} in it.`,
  );
  await using hand = new LettersInHand(connection, queue, letterMemory);
  using progress = output.progress(`letters of ${name}`, visible);
  let dropped = 0;
  let remaining = 0;
  try {
    await hand.receiveAll(
      async (letters) => {
        progress.advance(letters.length);
        const meant = letters.filter((letter) => isMeant(letter, filter));
        const failed = await hand.delete(meant);
        remaining += failed.size;
        for (const letter of meant.filter(({ messageId }) => !failed.has(messageId))) {
          dropped += 1;
          await output.write(droppedLetterRecord, identityOf(letter));
        }
        return 'go on';
      },
      { signal },
    );
  } finally {
    await output.write(dropRecord, { queue: name, dropped, remaining });
  }
  if (signal.aborted) {
    await hand.putBack();
    throw new InterruptedError(
      `Stopped: ${dropped} letters of ${name} are deleted, the others are still there.`,
    );
  }
  return remaining;
}
