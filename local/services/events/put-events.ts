import { randomUUID } from 'node:crypto';
import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { Account } from '../../account';
import { AwsError } from '../../aws-error';
import { isJsonObject } from '../../json';
import { identityOfEvent } from '../../trace/transaction-identity';
import type { BusEvent } from './bus-event';

/** "Less than 1 MB" over all entries of a request. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const REQUEST_BYTES = 1_048_576;

const REQUEST_ENTRIES = 10;

/**
 * Refuses a request as a whole.
 *
 * @throws AwsError `ValidationException` for none or more than 10 entries, or 1 MB of them
 */
export function checkPutEvents(entries: readonly PutEventsRequestEntry[]): void {
  if (entries.length < 1 || entries.length > REQUEST_ENTRIES) {
    const constraint =
      entries.length < 1
        ? 'Member must have length greater than or equal to 1'
        : `Member must have length less than or equal to ${REQUEST_ENTRIES}`;
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: ${constraint}`,
    );
  }
  const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (bytes >= REQUEST_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
}

/** Makes an event of an entry, or says why it is none, as the entry's result. */
export function eventOfEntry(
  entry: PutEventsRequestEntry,
  account: Account,
): BusEvent | Required<Pick<PutEventsResultEntry, 'ErrorCode' | 'ErrorMessage'>> {
  for (const member of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[member]) {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
      };
    }
  }
  const { Source: source = '', DetailType: detailType = '', Detail: text = '' } = entry;
  if (source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = parseObject(text);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return {
    id: randomUUID(),
    detailType,
    source,
    account: account.accountId,
    region: account.region,
    time: entry.Time ? new Date(entry.Time).getTime() : Date.now(),
    resources: entry.Resources ?? [],
    detail: text,
    transaction: identityOfEvent({ detail }),
  };
}

/** 14 bytes for a time, and the UTF-8 of all texts. */
function entryBytes({ Time, Source, DetailType, Detail, Resources }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...(Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), Time ? 14 : 0);
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
