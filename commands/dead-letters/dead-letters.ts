import { commandGroup } from '../frame/command';
import { drop } from './drop';
import { exportLetters } from './export-letters';
import { importLetters } from './import-letters';
import { list } from './list';
import { redrive } from './redrive/redrive';
import { show } from './show';

/** `dead-letters`. */
export const deadLetters = commandGroup({
  name: 'dead-letters',
  summary:
    'Looks into the transactions that did not reach the bus (undelivered) or were not processed (unprocessed), and sends them on their way once more.',
  examples: [
    { commandLine: 'dead-letters list', does: 'what there is, by error' },
    { commandLine: 'dead-letters show --id <apiRequestId>', does: 'one of them, with its body' },
    { commandLine: 'dead-letters redrive', does: 'once the cause is removed' },
  ],
  subcommands: [list, show, redrive, drop, exportLetters, importLetters],
});
