import type { Archive as ListedArchive } from '@aws-sdk/client-eventbridge';
import { type Archive, describeDropped } from '../archive/archive';

/** An archive as listings show it, and `DescribeArchive` with some members more. */
export async function archiveDescription(archive: Archive) {
  const { count, sizeBytes } = await archive.contents();
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.eventSourceArn,
    State: 'ENABLED' as const,
    StateReason: describeDropped(archive),
    RetentionDays: archive.settings.retentionDays,
    SizeBytes: sizeBytes,
    EventCount: count,
    CreationTime: wholeSecond(archive.creationTime),
  } satisfies ListedArchive;
}

/** EventBridge gives the times of archives and replays in whole seconds. */
export function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
