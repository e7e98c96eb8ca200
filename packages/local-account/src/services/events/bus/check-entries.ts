import { AwsError } from '../../../errors/aws-error';
import type { PutEventsEntry } from './accept-entry';

/** "Less than 1 MB" over all entries of a request. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const REQUEST_BYTES = 1_048_576;

const REQUEST_ENTRIES = 10;

/**
 * Refuses a request of PutEvents as a whole.
 *
 * @throws AwsError `ValidationException` for none or more than 10 entries, or 1 MB of them
 */
export function checkEntries(entries: readonly PutEventsEntry[]): void {
  if (entries.length < 1 || entries.length > REQUEST_ENTRIES) {
    const bound =
      entries.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${REQUEST_ENTRIES}`;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '[${entries.map(entryAsJava).join(', ')}]' at 'entries' ` +
        `failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (bytes >= REQUEST_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
}

/** 14 bytes for a time, and the UTF-8 of all texts. */
function entryBytes({ Time, Source, DetailType, Detail, Resources }: PutEventsEntry): number {
  const texts = [Source, DetailType, Detail, ...(Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), Time ? 14 : 0);
}

/** An entry as AWS's own program prints it into the message about too many of them. */
function entryAsJava(entry: PutEventsEntry): string {
  const members = {
    time: entry.Time && String(entry.Time),
    source: entry.Source,
    resources: entry.Resources && `[${entry.Resources.join(', ')}]`,
    detailType: entry.DetailType,
    detail: entry.Detail,
    eventBusName: entry.EventBusName,
    traceHeader: entry.TraceHeader,
    kmsKeyIdentifier: undefined,
    internalMetadata: undefined,
  };
  const printed = Object.entries(members).map(([name, value]) => `${name}=${value ?? 'null'}`);
  return `PutEventsRequestEntry(${printed.join(', ')})`;
}
