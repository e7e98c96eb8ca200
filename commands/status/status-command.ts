import { setTimeout } from 'node:timers/promises';
import { Option } from '@commander-js/extra-typings';
import { command } from '../frame/command';
import { EXIT } from '../frame/exit-code';
import { parseSpan, UNITS_MS } from '../frame/span';
import { MOST_SECONDS, wholeNumber } from '../frame/whole-number';
import { readStatus } from './read-status';
import { statusRecord } from './status-record';

/** How often `--watch` asks again unless it is told. */
const WATCH_SECONDS = 5;

/** `status`. */
export const status = command({
  name: 'status',
  summary: 'Shows on one screen how many transactions wait, were processed and failed, and what runs.',
  examples: [
    { commandLine: 'status --local', does: 'how things stand in the local run' },
    { commandLine: 'status --last 1d', does: 'with what was processed in a day' },
    { commandLine: 'status --watch', does: 'the same anew every five seconds, until Ctrl-C' },
  ],
  records: [statusRecord],
  permissions: {
    'the three queues': ['sqs:GetQueueAttributes'],
    'the pipe': ['pipes:DescribePipe'],
    'the rule': ['events:DescribeRule'],
    'all (*); without them it tells the rest': ['cloudwatch:GetMetricData', 'cloudwatch:DescribeAlarms'],
  },
  declare: (parser) =>
    parser
      .addOption(
        new Option('--last <span>', 'how far back is counted: 5m to 1d')
          .argParser(parseSpan(5 * UNITS_MS.m, UNITS_MS.d, 'a time from 5m to 1d, such as 15m or 6h'))
          .default(UNITS_MS.h, '1h'),
      )
      .option(
        '--watch [seconds]',
        `show it anew every few seconds (default: ${WATCH_SECONDS})`,
        wholeNumber(1, MOST_SECONDS),
      ),
  async run({ options: { last, watch } }, { connection, stack, output, signal }) {
    const question = { connection, stack, lastMs: last, signal };
    await output.write(statusRecord, await readStatus(question));
    if (watch === undefined) return EXIT.done;
    const intervalMs = (watch === true ? WATCH_SECONDS : watch) * 1000;
    while (await isTimeFor(intervalMs, signal)) {
      const record = await readStatus(question);
      await output.clear();
      await output.write(statusRecord, record);
    }
    return EXIT.done;
  },
});

/** @returns false once it is interrupted */
async function isTimeFor(intervalMs: number, signal: AbortSignal): Promise<boolean> {
  await setTimeout(intervalMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
