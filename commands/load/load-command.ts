import { closeSync, openSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { ACCOUNT_FOR } from '../account-for/account-permissions';
import { isOnThisMachine } from '../aws/on-this-machine';
import { TransactionSender } from '../aws/transaction-sender';
import { CommandError } from '../command-error';
import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { parseSpan, UNITS_MS } from '../frame/span';
import { LEAST_BYTES } from './load-body';
import { type LoadRecord, loadRecord } from './load-record';
import { loadReport } from './load-report';
import { countOf } from './open-loop';
import { runLoad } from './run-load';

const parseTime = parseSpan(1, 99_999 * UNITS_MS.h, 'a time, such as 30s, 5m or 1h');

/** The default and ceiling of a pipeline's `maxTransactionBytes`. */
const MOST_BYTES = 128_000;

export const load = command({
  name: 'load',
  summary:
    'Sends transactions at a constant rate, accounts for every one, and writes a report with latencies and throughput.',
  examples: [
    { commandLine: 'load --local --rate 50 --duration 20s', does: 'a thousand on the local run' },
    {
      commandLine: 'load --rate 200 --duration 10m --size 4000 --yes --report friday.html',
      does: 'on the deployed stack, without being asked',
    },
    { commandLine: 'load --rate 200 --dry-run', does: 'what it would send' },
  ],
  records: [loadRecord],
  permissions: {
    'the API, with authorization=iam': ['execute-api:Invoke'],
    ...ACCOUNT_FOR,
  },
  isDangerous: true,
  declare: (parser) =>
    parser
      .option('--rate <number>', 'transactions a second', parseRate, 10)
      .addOption(
        new Option('--duration <time>', 'for how long, such as 30s or 5m')
          .argParser(parseTime)
          .default(30_000, '30s'),
      )
      .option('--size <bytes>', `of each, ${LEAST_BYTES} to ${MOST_BYTES}`, parseBytes, 1_000)
      .addOption(
        new Option('--patience <time>', 'how long nothing may be seen before the rest counts as lost')
          .argParser(parseTime)
          .default(60_000, '1m'),
      )
      .option('--report <file>', 'where to write the report, a page of HTML', 'load-report.html')
      .option('--token <token>', 'for an API with authorization=jwt'),
  async run({ options }, context) {
    const { rate, duration: durationMs, size: bytes, patience: patienceMs, report, token } = options;
    const { connection, stack, output, signal, isDryRun } = context;
    const endpoint = stack.output('ApiEndpoint');
    stack.output('LogGroupName');
    const count = countOf({ rate, durationMs });
    const what = `${count.toLocaleString('en')} transactions of ${bytes.toLocaleString('en')} bytes to ${stack.name} at ${endpoint}, ${rate} a second`;
    if (isDryRun) {
      output.note(`Would send ${what}; they would be processed as any others.`);
      return EXIT.done;
    }
    requireWritable(report);
    if (!isOnThisMachine(endpoint)) {
      await context.requireConsent(`Send ${what}? They are processed as any others.`);
    }
    using sender = new TransactionSender({ endpoint, connection, token });
    const result = await runLoad({ rate, durationMs, bytes, patienceMs, sender }, context);
    await output.write(loadRecord, result.record);
    writeFileSync(report, loadReport({ ...result, place: `${stack.name} at ${endpoint}` }));
    output.note(`The report is in ${report}.`);
    if (!result.areLettersSeen) {
      output.note('Not all dead letters could be seen: what seems lost may be one of them.');
    }
    if (signal.aborted) return EXIT.interrupted;
    return isGood(result.record) ? EXIT.done : EXIT.wentWrong;
  },
});

/** Refusals are the throttle's work, and dead letters are not lost; but a load of which nothing was accepted shows nothing. */
function isGood({ lost, altered, waiting, unanswered, accepted }: LoadRecord): boolean {
  return lost + altered + waiting + unanswered === 0 && accepted > 0;
}

/** Before the load that it is about. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new CommandError(`The report cannot be written: ${(error as Error).message}. Check --report.`);
  }
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (/^\d{1,5}([.]\d+)?$/.test(text) && rate > 0 && rate <= 10_000) return rate;
  throw new InvalidArgumentError('It is a number above 0, at most 10000, such as 50 or 0.5.');
}

function parseBytes(text: string): number {
  const bytes = Number(text);
  if (/^\d{1,6}$/.test(text) && bytes >= LEAST_BYTES && bytes <= MOST_BYTES) return bytes;
  throw new InvalidArgumentError(`It is a whole number of bytes, ${LEAST_BYTES} to ${MOST_BYTES}.`);
}
