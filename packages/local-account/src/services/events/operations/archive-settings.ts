import type { ArchiveSettings } from '../archive';

/** What `CreateArchive` and `UpdateArchive` set. An empty text means none, as recorded of AWS. */
export function archiveSettings(
  input: {
    readonly Description?: string;
    readonly EventPattern?: string;
    readonly RetentionDays?: number;
  },
  before: ArchiveSettings = { retentionDays: 0 },
): ArchiveSettings {
  const description = input.Description ?? before.description ?? '';
  const eventPattern = input.EventPattern ?? before.eventPattern ?? '';
  return {
    retentionDays: input.RetentionDays ?? before.retentionDays,
    ...(description !== '' && { description }),
    ...(eventPattern !== '' && { eventPattern }),
  };
}
