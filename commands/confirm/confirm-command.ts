import { closeSync, openSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { TransactionSender } from '../aws/transaction-sender';
import { CommandError } from '../command-error';
import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { checkRecord } from './check-record';
import { confirmationReport } from './report';
import { runChecks } from './run-checks';

export const confirm = command({
  name: 'confirm',
  summary:
    'Tries on a deployed stack what nobody has confirmed against AWS, and writes a report. Sends about 20 transactions, and replays a minute.',
  examples: [
    { commandLine: 'confirm --region eu-central-1', does: 'after the first deployment' },
    { commandLine: 'confirm --local --archive-delay 0', does: 'on the local run' },
  ],
  records: [checkRecord],
  permissions: {
    'the API, with authorization=iam': ['execute-api:Invoke'],
    'the logs of function and workflow': ['logs:FilterLogEvents'],
    'the queue': ['sqs:GetQueueAttributes'],
    unprocessed: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
    'the workflow': ['states:DescribeStateMachine'],
    'archive and replays': ['events:StartReplay', 'events:DescribeReplay'],
  },
  declare: (parser) =>
    parser
      .option('--token <token>', 'for an API with authorization=jwt')
      .option(
        '--archive-delay <seconds>',
        'how long an event may take to the archive; 0 on the local run',
        wholeSeconds,
        660,
      )
      .option('--report <file>', 'where to write the report', 'confirm-report.md'),
  async run({ options: { token, archiveDelay, report } }, { connection, stack, output, signal }) {
    requireWritable(report);
    const sender = new TransactionSender({ endpoint: stack.output('ApiEndpoint'), connection, token });
    const stage = { connection, stack, sender, archiveDelayMs: archiveDelay * 1000, signal };
    const records = await runChecks(stage, output);
    writeFileSync(report, confirmationReport(records, new Date()));
    output.note(`The report is in ${report}.`);
    return records.every(({ outcome }) => outcome === 'confirmed') ? EXIT.done : EXIT.wentWrong;
  },
});

/** Before the quarter of an hour that it takes to have something to write. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new CommandError(`The report cannot be written: ${(error as Error).message}. Check --report.`);
  }
}

function wholeSeconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number of seconds.');
  return Number(text);
}
