import { DescribeArchiveCommand } from '@aws-sdk/client-eventbridge';
import type { CommandContext } from '../frame/command-context';

/** An event may take so long into the archive. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html */
const ARCHIVE_DELAY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What is replayed, in epoch milliseconds. */
export interface ReplayWindow {
  readonly from: number;
  readonly to: number;
}

/** Says what somebody should know before a window is replayed. */
export async function describeWindow(
  { connection, stack, output }: Pick<CommandContext, 'connection' | 'stack' | 'output'>,
  { from, to }: ReplayWindow,
): Promise<void> {
  const now = Date.now();
  const { EventCount = 0, RetentionDays = 0 } = await connection.events.send(
    new DescribeArchiveCommand({ ArchiveName: stack.output('ArchiveName') }),
  );
  output.note(
    `The archive has ${EventCount} events in all (EventBridge counts them up to a day late). Those of the window go past the queue, straight to the concurrency of workflow and function; each is processed again, also one that was processed well.`,
  );
  if (to > now - ARCHIVE_DELAY_MS) {
    output.note(
      'The window reaches into the last ten minutes: what was sent then may not be in the archive yet. On AWS, replay that part later.',
    );
  }
  if (RetentionDays > 0 && from < now - RetentionDays * DAY_MS) {
    output.note(`The archive keeps events for ${RetentionDays} days: those before are gone.`);
  }
}
