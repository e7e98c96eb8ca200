import { CommandError } from '../../command-error';
import { command } from '../../frame/command';
import { EXIT } from '../../frame/exit-code';
import { wholeNumber } from '../../frame/whole-number';
import { isEverythingMeant, type LetterFilter } from '../../letters/letter-filter';
import { TAKE_LETTERS } from '../../letters/letter-permissions';
import { countMessages, type LetterQueueName, letterQueueOf } from '../../letters/letter-queue';
import { chosenQueues, declareLetters, describeFilter, filterOf } from '../choose-letters';
import { groupRecord } from '../letter-records';
import { previewLetters } from '../preview-letters';
import { MOST_MOVED_PER_SECOND } from './move-all';
import { redriveByMoving } from './redrive-by-moving';
import { redriveEach } from './redrive-each';
import { redrivenLetterRecord, redriveRecord } from './redrive-records';

/** `dead-letters redrive`. */
export const redrive = command({
  name: 'redrive',
  summary:
    'Sends dead letters on their way once more, as they are, and deletes each once that was accepted. They keep their apiRequestId.',
  examples: [
    { commandLine: 'dead-letters redrive', does: 'all of both queues' },
    {
      commandLine: 'dead-letters redrive unprocessed --error Lambda.TooManyRequestsException --rate 50',
      does: 'those with one error, 50 a second',
    },
    { commandLine: 'dead-letters redrive --id <apiRequestId> --edit', does: 'one, corrected in $EDITOR' },
    { commandLine: 'dead-letters redrive unprocessed --dry-run', does: 'says what it would redrive' },
  ],
  records: [redriveRecord, redrivenLetterRecord, groupRecord],
  permissions: {
    ...TAKE_LETTERS,
    'the workflow, for letters of unprocessed': ['states:StartExecution'],
    'the queue, for letters of undelivered and for --edit': ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
    'undelivered, to have SQS move all of it': [
      'sqs:StartMessageMoveTask',
      'sqs:ListMessageMoveTasks',
      'sqs:CancelMessageMoveTask',
    ],
  },
  isDangerous: true,
  declare: (parser) =>
    declareLetters(parser)
      .option(
        '--rate <count>',
        'letters a second at most (default: as fast as AWS takes them)',
        wholeNumber(1, MOST_MOVED_PER_SECOND),
      )
      .option(
        '--edit',
        'opens the body in $EDITOR, and sends what is saved as a new transaction; its message attribute "replaces" names the old one, whose letter is deleted then',
      ),
  async run({ args: [queue], options }, context) {
    const filter = filterOf(options);
    if (options.edit && isEverythingMeant(filter)) {
      throw new CommandError('Say which letters to edit: with --id, --error, --from or --to.');
    }
    const queues = chosenQueues(queue, options);
    if (context.isDryRun) return previewLetters(context, { queues, filter }, 'be redriven');
    let hasFailed = false;
    for (const name of queues) {
      const { visible } = await countMessages(context.connection, letterQueueOf(context.stack, name).url);
      if (visible === 0) {
        context.output.note(`There are no letters to receive in ${name}.`);
        continue;
      }
      await context.requireConsent(questionOf(name, visible, filter));
      const isMoved = name === 'undelivered' && !options.edit && isEverythingMeant(filter);
      const isFine = isMoved
        ? await redriveByMoving(context, options.rate)
        : await redriveEach(context, name, {
            filter,
            perSecond: options.rate,
            isEdited: options.edit ?? false,
          });
      hasFailed ||= !isFine;
    }
    return hasFailed ? EXIT.wentWrong : EXIT.done;
  },
});

function questionOf(name: LetterQueueName, visible: number, filter: LetterFilter): string {
  const which = describeFilter(filter);
  if (which === '') return `Redrive about ${visible} letters of ${name}?`;
  return `Redrive the letters of ${name} ${which}? There are about ${visible} in it.`;
}
