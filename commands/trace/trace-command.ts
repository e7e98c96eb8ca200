import { InvalidArgumentError } from '@commander-js/extra-typings';
import { CommandError } from '../command-error';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { EXIT } from '../frame/exit-code';
import { MOMENT_FORMS, parseMoment } from '../frame/moment';
import { MOST_SECONDS, wholeNumber } from '../frame/whole-number';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';
import { describeTransaction } from './describe-transaction';
import { followTransaction, traceTransaction } from './follow-transaction';
import type { TransactionRecord } from './transaction-fields';
import { transactionRecord } from './transaction-record';

/** `trace`. */
export const trace = command({
  name: 'trace',
  summary: 'Tells where one transaction is, and how it came there.',
  examples: [
    {
      commandLine: 'trace Hn-pwYdQa0XMo-A= --local',
      does: 'where the transaction with this apigw-requestid is',
    },
    { commandLine: 'trace Hn-pwYdQa0XMo-A= --since 7d', does: 'the same, of one that is older than a day' },
    {
      commandLine: 'trace Hn-pwYdQa0XMo-A= --follow 60 --json',
      does: 'waits a minute for its end, for a script',
    },
  ],
  records: [transactionRecord],
  permissions: {
    'the logs of API and function': ['logs:FilterLogEvents'],
    ...LOOK_AT_LETTERS,
  },
  declare: (parser) =>
    parser
      .argument('[id]', 'the apigw-requestid that the sender got, or a messageId of SQS', parseId)
      .option('--id <id>', 'the same, also for one that begins with a hyphen', parseId)
      .option('--since <moment>', `how old it may be: ${MOMENT_FORMS}`, parseSince, '1d')
      .option(
        '--follow [seconds]',
        'wait for its end; without a number, until Ctrl-C',
        wholeNumber(0, MOST_SECONDS),
      )
      .option('--no-letters', 'do not look into the dead-letter queues'),
  async run({ args: [argument], options }, context) {
    const id = onlyOne(argument, options.id);
    const { connection, stack, output, signal } = context;
    const where = { connection, stack, since: parseMoment(options.since), signal };
    const note = (text: string) => output.note(text, 'aside');
    const look = options.letters ? { memory: context.letterMemory, note } : undefined;
    const { follow } = options;
    const evidence =
      follow === undefined
        ? await traceTransaction(where, id, look)
        : await followTransaction(where, id, { look, withinMs: follow === true ? Infinity : follow * 1000 });
    const record = describeTransaction(evidence);
    await output.write(transactionRecord, record);
    if (stack.outputIfAny('LogGroupName') === undefined && record.outcome !== 'failed') output.note(NO_LOG);
    for (const hint of hintsFor(record, options.since, context)) output.note(hint, 'aside');
    return record.outcome === 'processed' || (record.outcome === 'accepted' && follow === undefined)
      ? EXIT.done
      : EXIT.wentWrong;
  },
});

const NO_LOG =
  'This stack has no output LogGroupName: its processor logs no transactions, so one that was processed looks like one that is on its way.';

/** What to do next. */
function hintsFor(
  { asked, outcome, letters, lettersSeen, failures }: TransactionRecord,
  since: string,
  context: Pick<CommandContext, 'commandLine'>,
): string[] {
  switch (outcome) {
    case 'processed':
    case 'refused':
      return [];
    case 'failed':
      return letters.length > 0
        ? [`Its letter: ${context.commandLine(`dead-letters show --id ${asked}`)}`]
        : [
            `It was refused ${failures.length === 1 ? 'once' : `${failures.length} times`}, and its letter was not ${lettersSeen === 'none' ? 'looked for' : 'found: somebody may have redriven or dropped it'}.`,
          ];
    case 'accepted':
      return [
        `It may be on its way: ${context.commandLine(`trace ${asked.startsWith('-') ? `--id ${asked}` : asked} --follow`)}. How things stand: ${context.commandLine('status')}`,
        ...(lettersSeen === 'all' ? [] : ['Not all dead letters were looked at, so it may be one of those.']),
      ];
    case 'unknown':
      return [
        `Neither log has it since ${since}, nor a dead letter that was seen. Look further back with --since 7d. The logs know a transaction that was not processed by its apigw-requestid alone, not by its messageId; AWS's logs are some seconds late.`,
      ];
  }
}

/** @throws CommandError */
function onlyOne(argument: string | undefined, option: string | undefined): string {
  const id = argument ?? option;
  if (id !== undefined && (argument === undefined || option === undefined)) return id;
  throw new CommandError('Give one id: the apigw-requestid that the sender got, or a messageId of SQS.');
}

/** What API Gateway, SQS and nobody else make ids of, so that nothing else gets into a filter pattern. */
function parseId(text: string): string {
  if (/^[A-Za-z0-9+/=_-]{8,128}$/.test(text)) return text;
  throw new InvalidArgumentError('It is an apigw-requestid, such as Hn-pwYdQa0XMo-A=, or a messageId.');
}

function parseSince(text: string): string {
  parseMoment(text);
  return text;
}
