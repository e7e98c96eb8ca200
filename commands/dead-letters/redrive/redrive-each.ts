import type { CommandContext } from '../../frame/command-context';
import { InterruptedError } from '../../frame/errors';
import type { Letter } from '../../letters/letter';
import type { LetterFilter } from '../../letters/letter-filter';
import { countMessages, type LetterQueueName, letterQueueOf } from '../../letters/letter-queue';
import { LettersInHand } from '../../letters/letters-in-hand';
import { retypeFilter } from '../choose-letters';
import { editLetters } from './edit-letters';
import { Pace } from './pace';
import { redriveLetters } from './redrive-letters';
import {
  redrivenAmongManyRecord,
  redrivenLetterOf,
  redrivenLetterRecord,
  redriveRecord,
} from './redrive-records';
import { RedriveTally } from './redrive-tally';
import type { RedriveWay } from './redrive-way';
import { retypeRate } from './retype-rate';
import { sendAgain } from './send-again';
import { sendEdited } from './send-edited';
import { startWorkflow } from './start-workflow';

export interface RedriveEachOptions {
  readonly filter: LetterFilter;
  /** @default - as fast as AWS takes them */
  readonly perSecond?: number;
  readonly isEdited: boolean;
}

type Context = Pick<
  CommandContext,
  'connection' | 'stack' | 'output' | 'signal' | 'commandLine' | 'letterMemory'
>;

/**
 * Redrives letters one by one.
 *
 * @returns whether none was refused or done by half
 * @throws InterruptedError when what was begun has been finished
 */
export async function redriveEach(
  context: Context,
  name: LetterQueueName,
  { filter, perSecond, isEdited }: RedriveEachOptions,
): Promise<boolean> {
  const { connection, stack, output, signal, letterMemory } = context;
  const queue = letterQueueOf(stack, name);
  const { visible } = await countMessages(connection, queue.url);
  const kind = isEdited || filter.ids !== undefined ? redrivenLetterRecord : redrivenAmongManyRecord;
  const tally = new RedriveTally(name);
  const goOn = `dead-letters redrive ${name}${retypeFilter(filter)}${retypeRate(perSecond)}${isEdited ? ' --edit' : ''}`;
  const underway = new Set<Letter>();
  const warn = () => warnOf(underway, output);
  await using hand = new LettersInHand(connection, queue, letterMemory);
  using progress = output.progress(`letters of ${name} redriven`, visible);
  signal.addEventListener('abort', warn);
  let isComplete = false;
  try {
    const redrive = isEdited ? editLetters : redriveLetters;
    const received = await redrive(hand, filter, {
      way: isEdited ? sendEdited(connection, stack.output('QueueUrl')) : wayFor(context, name),
      pace: new Pace(perSecond),
      signal,
      underway,
      onOutcome: async (letter, outcome) => {
        tally.add(outcome);
        progress.advance();
        await output.write(kind, redrivenLetterOf(letter, outcome));
      },
    });
    isComplete = received.isComplete;
  } finally {
    signal.removeEventListener('abort', warn);
    if (underway.size > 0) {
      output.note(`It is not known whether these were redriven: ${idsOf(underway)}`, 'failure');
    }
    await output.write(redriveRecord, tally.record(isComplete));
  }
  if (signal.aborted) {
    await hand.putBack();
    throw new InterruptedError(
      `Stopped: ${tally.redriven} letters of ${name} were redriven and are deleted, none is done by half, and the others are back in their queue. Go on with: ${context.commandLine(goOn)}`,
    );
  }
  return !tally.hasFailed;
}

function wayFor({ connection, stack }: Context, name: LetterQueueName): RedriveWay {
  if (name === 'undelivered') return sendAgain(connection, stack.output('QueueUrl'));
  return startWorkflow(connection, stack.output('StateMachineArn'));
}

/** A second Ctrl-C ends the process before what was accepted is deleted. */
function warnOf(underway: ReadonlySet<Letter>, output: Context['output']): void {
  if (underway.size === 0) return;
  output.note(
    `Finishing ${underway.size} letters whose redrive has begun. Whoever ends this now may find them redriven and still in their queue: ${idsOf(underway)}`,
  );
}

function idsOf(letters: ReadonlySet<Letter>): string {
  return [...letters].map(({ apiRequestId, messageId }) => apiRequestId ?? messageId).join(', ');
}
