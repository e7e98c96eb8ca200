import { type LogPlace, pipelineLogs } from '../aws/pipeline-logs';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { EXIT } from '../frame/exit-code';
import { MOST_SECONDS, wholeNumber } from '../frame/whole-number';
import { liveEvents, type LiveNotice } from './live-events';
import { EventReader } from './read-events';
import { tailRecord } from './tail-record';

/** `tail`. */
export const tail = command({
  name: 'tail',
  summary: 'Shows transactions as they are accepted and processed, and failures, live.',
  examples: [
    { commandLine: 'tail --local', does: 'everything, until Ctrl-C' },
    { commandLine: 'tail --failures', does: 'only what goes wrong' },
    { commandLine: 'tail --for 60 --json', does: 'a minute, for a script' },
  ],
  records: [tailRecord],
  permissions: { 'the four logs': ['logs:StartLiveTail'] },
  declare: (parser) =>
    parser
      .option('--failures', 'only what goes wrong')
      .option('--for <seconds>', 'end after so long (default: with Ctrl-C)', wholeNumber(1, MOST_SECONDS)),
  async run({ options }, { connection, stack, output, signal }) {
    const places = pipelineLogs(stack);
    const reader = new EventReader(places);
    const ends =
      options.for === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(options.for * 1000)]);
    const events = liveEvents(connection, { logGroupArns: places.map(({ arn }) => arn), signal: ends });
    for await (const event of events) {
      if ('notice' in event) {
        tell(event, places, output);
        continue;
      }
      const record = reader.read(event);
      if (record && (record.isFailure || !options.failures)) await output.write(tailRecord, record);
    }
    return EXIT.done;
  },
});

function tell(
  { notice, from, to, reason }: LiveNotice,
  places: readonly LogPlace[],
  output: CommandContext['output'],
): void {
  const [begin, end] = [from, to].map((time) => new Date(time).toISOString().slice(11, 19));
  switch (notice) {
    case 'listening':
      output.note(
        `Listening to the logs of ${places.map(({ log }) => log).join(', ')}; times are UTC. Ctrl-C ends it.`,
        'aside',
      );
      return;
    case 'gap':
      output.note(
        `Live Tail ended (${reason}) and began anew. What was logged between ${begin} and ${end} is not shown; the logs have it.`,
        'failure',
      );
      return;
    case 'sampled':
      output.note(
        `More than 500 events within a second until ${end}: some are not shown; the logs have them.`,
        'failure',
      );
  }
}
