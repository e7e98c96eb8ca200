import { CancelReplayCommand, ListReplaysCommand } from '@aws-sdk/client-eventbridge';
import { CommandError } from '../command-error';
import type { CommandContext } from '../frame/command-context';
import { EXIT, type ExitCode } from '../frame/exit-code';
import { replayCancelledRecord } from './replay-records';

/** Stops a replay. @param name @default - the one of this stack's archive that is under way */
export async function cancelReplay(context: CommandContext, name: string | undefined): Promise<ExitCode> {
  const { connection, output, isDryRun } = context;
  const ReplayName = name ?? (await onlyReplayUnderway(context));
  await context.requireConsent(`Stop the replay ${ReplayName}? What it has put on the bus stays there.`);
  if (isDryRun) {
    output.note(`The replay ${ReplayName} would be stopped. Nothing was done.`);
    return EXIT.done;
  }
  const { State = '' } = await connection.events.send(new CancelReplayCommand({ ReplayName }));
  await output.write(replayCancelledRecord, { name: ReplayName, state: State });
  return EXIT.done;
}

/** @throws CommandError if there is none, or more than one */
async function onlyReplayUnderway({ connection, stack }: CommandContext): Promise<string> {
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await connection.events.send(
      new ListReplaysCommand({ EventSourceArn: stack.output('ArchiveArn'), NextToken }),
    );
    for (const { ReplayName = '', State } of page.Replays ?? []) {
      if (State === 'STARTING' || State === 'RUNNING') names.push(ReplayName);
    }
    ({ NextToken } = page);
  } while (NextToken !== undefined);
  const [name, ...others] = names;
  if (name === undefined) throw new CommandError('No replay of this archive is under way.');
  if (others.length === 0) return name;
  throw new CommandError(`Several replays are under way: say which, of ${names.join(', ')}.`);
}
