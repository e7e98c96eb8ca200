import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { wholeNumber } from '../frame/whole-number';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';
import { chosenQueues, declareLetters, filterOf } from './choose-letters';
import { wholeLetterOf, wholeLetterRecord } from './letter-records';
import { lookAtLetters } from './look-at-letters';

/** `dead-letters show`. */
export const show = command({
  name: 'show',
  summary: 'Shows dead letters with their bodies.',
  examples: [
    {
      commandLine: 'dead-letters show --id <apiRequestId>',
      does: 'one transaction, why it is here, and its body',
    },
    { commandLine: 'dead-letters show unprocessed --limit 1', does: 'any one' },
  ],
  records: [wholeLetterRecord],
  permissions: LOOK_AT_LETTERS,
  declare: (parser) =>
    declareLetters(parser).option('--limit <count>', 'how many at most', wholeNumber(1, 1_000_000), 10),
  async run({ args: [queue], options }, context) {
    const queues = chosenQueues(queue, options);
    const count = await lookAtLetters(
      context,
      { queues, filter: filterOf(options), limit: options.limit },
      (letter) => context.output.write(wholeLetterRecord, wholeLetterOf(letter)),
    );
    if (count === 0) context.output.note(`No such dead letters in ${queues.join(' and ')}.`);
    return count === 0 && options.id !== undefined ? EXIT.wentWrong : EXIT.done;
  },
});
