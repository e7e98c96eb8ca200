import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';
import { chosenQueues, declareLetters, filterOf } from './choose-letters';
import { copyOf, letterCopyRecord } from './letter-copy';
import { lookAtLetters } from './look-at-letters';

/** `dead-letters export`. */
export const exportLetters = command({
  name: 'export',
  summary: 'Writes dead letters to standard output, one a line (NDJSON), whole. They stay where they are.',
  examples: [
    { commandLine: 'dead-letters export > letters.ndjson', does: 'keeps a copy of all' },
    { commandLine: 'dead-letters export unprocessed --to 13d > old.ndjson', does: 'before SQS deletes them' },
  ],
  records: [letterCopyRecord],
  permissions: LOOK_AT_LETTERS,
  declare: declareLetters,
  async run({ args: [queue], options }, context) {
    const queues = chosenQueues(queue, options);
    const count = await lookAtLetters(context, { queues, filter: filterOf(options) }, (letter) =>
      context.output.write(letterCopyRecord, copyOf(letter)),
    );
    context.output.note(`${count} letters of ${queues.join(' and ')} were written.`);
    return EXIT.done;
  },
});
