import { DescribeReplayCommand, type DescribeReplayResponse } from '@aws-sdk/client-eventbridge';
import { pause } from '../aws/pause';
import type { CommandContext } from '../frame/command-context';
import { InterruptedError } from '../frame/errors';

const INTERVAL_MS = 1_000;

/**
 * Shows how far a replay is, until it ends.
 *
 * @returns how it ended
 * @throws InterruptedError, and the replay goes on
 */
export async function followReplay(
  context: CommandContext,
  ReplayName: string,
): Promise<DescribeReplayResponse> {
  const { connection, output, signal } = context;
  const describe = () => connection.events.send(new DescribeReplayCommand({ ReplayName }));
  let replay = await describe();
  const { EventStartTime: from = new Date(), EventEndTime: to = from } = replay;
  using progress = output.progress('seconds of the window replayed', secondsBetween(from, to));
  let shown = 0;
  while (isUnderway(replay)) {
    const done = Math.max(shown, secondsBetween(from, replay.EventLastReplayedTime ?? from));
    progress.advance(done - shown);
    shown = done;
    await pause(INTERVAL_MS, signal);
    if (signal.aborted) {
      throw new InterruptedError(
        `The replay goes on at EventBridge, and is ${replay.State}. See how it ends with: ${context.commandLine(`replay --follow ${ReplayName}`)}; stop it with: ${context.commandLine(`replay --cancel ${ReplayName}`)}`,
      );
    }
    replay = await describe();
  }
  return replay;
}

function isUnderway({ State }: DescribeReplayResponse): boolean {
  return State === 'STARTING' || State === 'RUNNING' || State === 'CANCELLING';
}

function secondsBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}
