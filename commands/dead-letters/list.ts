import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { LetterGroups } from '../letters/group-letters';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';
import { chosenQueues, declareLetters, filterOf } from './choose-letters';
import { groupOf, groupRecord, letterOf, letterRecord } from './letter-records';
import { lookAtLetters } from './look-at-letters';

/** `dead-letters list`. */
export const list = command({
  name: 'list',
  summary: 'Counts dead letters by error, or lists each.',
  examples: [
    { commandLine: 'dead-letters list', does: 'groups the letters of both queues by error' },
    {
      commandLine: 'dead-letters list unprocessed --error MalformedTransactionError --each',
      does: 'lists each of one error',
    },
    {
      commandLine: 'dead-letters list --from "2h ago" --json',
      does: 'the letters of two hours, for a script',
    },
  ],
  records: [groupRecord, letterRecord],
  permissions: LOOK_AT_LETTERS,
  declare: (parser) => declareLetters(parser).option('--each', 'a line for each letter'),
  async run({ args: [queue], options }, context) {
    const queues = chosenQueues(queue, options);
    const groups = new LetterGroups();
    const count = await lookAtLetters(context, { queues, filter: filterOf(options) }, async (letter) => {
      if (options.each) await context.output.write(letterRecord, letterOf(letter));
      else groups.add(letter);
    });
    for (const group of groups.bySize) await context.output.write(groupRecord, groupOf(group));
    if (count === 0) context.output.note(`No such dead letters in ${queues.join(' and ')}.`);
    else context.output.note(`See one with: ${context.commandLine('dead-letters show --id <id>')}`, 'aside');
    return EXIT.done;
  },
});
