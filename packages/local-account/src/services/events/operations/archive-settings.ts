import type { ArchiveSettings } from '../archive/archive';

/** What `CreateArchive` and `UpdateArchive` set. An empty text means none, as recorded of AWS; no key is AWS's own. */
export function archiveSettings(
  input: {
    readonly Description?: string;
    readonly EventPattern?: string;
    readonly RetentionDays?: number;
    readonly KmsKeyIdentifier?: string;
  },
  before: ArchiveSettings = { retentionDays: 0 },
): ArchiveSettings {
  const description = input.Description ?? before.description ?? '';
  const eventPattern = input.EventPattern ?? before.eventPattern ?? '';
  const kmsKeyArn = input.KmsKeyIdentifier ?? before.kmsKeyArn ?? '';
  return {
    retentionDays: input.RetentionDays ?? before.retentionDays,
    ...(description !== '' && { description }),
    ...(eventPattern !== '' && { eventPattern }),
    ...(kmsKeyArn !== '' && { kmsKeyArn }),
  };
}
