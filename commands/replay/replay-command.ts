import { InvalidArgumentError } from '@commander-js/extra-typings';
import { CommandError } from '../command-error';
import { lookAtLetters } from '../dead-letters/look-at-letters';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { EXIT, type ExitCode } from '../frame/exit-code';
import { MOMENT_FORMS, parseMoment } from '../frame/moment';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';
import { cancelReplay } from './cancel-replay';
import { describeWindow } from './describe-window';
import { followReplay } from './follow-replay';
import { replayCancelledRecord, replayRecord, replayStartedRecord } from './replay-records';
import { countReplayed } from './replayed-transactions';
import { ruleArnOf, startReplay } from './start-replay';

/** `replay`. */
export const replay = command({
  name: 'replay',
  summary:
    'Puts what is in the archive on the bus once more, for one rule, follows the replay to its end, and counts what came out.',
  examples: [
    { commandLine: 'replay --from "2h ago" --to "1h ago"', does: 'an hour' },
    {
      commandLine: 'replay --from 2026-11-26T10:00Z --to 2026-11-26T10:15Z --dry-run',
      does: 'what would be replayed',
    },
    { commandLine: 'replay --follow <name>', does: 'goes on showing one that is under way' },
    { commandLine: 'replay --cancel', does: 'stops the one that is under way' },
  ],
  records: [replayStartedRecord, replayRecord, replayCancelledRecord],
  permissions: {
    'the archive': ['events:DescribeArchive', 'events:StartReplay'],
    replays: ['events:StartReplay', 'events:DescribeReplay', 'events:ListReplays', 'events:CancelReplay'],
    "the function's log": ['logs:FilterLogEvents'],
    ...LOOK_AT_LETTERS,
  },
  isDangerous: true,
  declare: (parser) =>
    parser
      .option(
        '--from <time>',
        `what was put on the bus then or later: eventTime in the log. ${MOMENT_FORMS}`,
        parseTime,
      )
      .option('--to <time>', 'what was put on the bus until then (default: now)', parseTime)
      .option('--rule <rule>', "name or ARN of the rule that gets it (default: this stack's)")
      .option('--name <name>', "the replay's name (default: made of the time)", parseReplayName)
      .option('--follow <name>', 'starts nothing, and follows this replay', parseReplayName)
      .option('--cancel [name]', 'starts nothing, and stops this replay, or the only one that is under way'),
  async run({ options }, context) {
    const { from, to = Date.now(), rule, cancel, follow } = options;
    if (cancel !== undefined) return cancelReplay(context, cancel === true ? undefined : cancel);
    if (follow !== undefined) return reportEnd(context, follow);
    if (from === undefined) throw new CommandError('Say from when to replay: --from "2h ago", and --to.');
    if (from >= to)
      throw new CommandError('There is nothing between --from and --to: --from has to be earlier.');
    const name = options.name ?? `replay-${new Date().toISOString().replaceAll(/[^0-9TZ]/g, '')}`;
    const spec = { name, from, to, rule: ruleArnOf(context, rule) };
    await describeWindow(context, spec);
    const window = `from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
    if (context.isDryRun) {
      context.output.note(
        `What was put on the bus ${window} would be replayed to ${spec.rule}. Nothing was done.`,
      );
      return EXIT.done;
    }
    await context.requireConsent(`Replay what was put on the bus ${window}?`);
    await startReplay(context, spec);
    return reportEnd(context, name);
  },
});

/** Follows a replay to its end, and tells what came out of it. */
async function reportEnd(context: CommandContext, name: string): Promise<ExitCode> {
  const { connection, stack, output, signal } = context;
  const { State: state = '', StateReason: reason, ReplayStartTime } = await followReplay(context, name);
  const logGroupName = stack.outputIfAny('LogGroupName');
  const replayed =
    logGroupName === undefined
      ? {}
      : await countReplayed(connection, {
          logGroupName,
          replayName: name,
          since: ReplayStartTime?.getTime() ?? 0,
          signal,
        });
  let deadLetters = 0;
  await lookAtLetters(context, { queues: ['unprocessed'], filter: {} }, ({ event }) => {
    if (event?.replayName === name) deadLetters += 1;
  });
  await output.write(replayRecord, { name, state, reason, ...replayed, deadLetters });
  return state === 'COMPLETED' ? EXIT.done : EXIT.wentWrong;
}

function parseTime(text: string): number {
  return parseMoment(text);
}

/** What EventBridge takes. */
function parseReplayName(text: string): string {
  if (/^[.\-_A-Za-z0-9]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('It has at most 64 letters, digits, dots, hyphens and underscores.');
}
