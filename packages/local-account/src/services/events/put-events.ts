import { randomUUID } from 'node:crypto';
import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { Account } from '../../account';
import { AwsError } from '../../errors/aws-error';
import { identityOfEvent } from '../../trace/transaction-identity';
import type { BusEvent } from './bus-event';
import { type EventDetail, readDetail } from './event-detail';

/** "Less than 1 MB" over all entries of a request. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const REQUEST_BYTES = 1_048_576;

const REQUEST_ENTRIES = 10;

/** An entry that a bus takes. */
export interface AcceptedEntry {
  readonly event: BusEvent;
  readonly detail: EventDetail;
}

/** Why a bus does not take an entry: the entry's result. */
export type RefusedEntry = Required<Pick<PutEventsResultEntry, 'ErrorCode' | 'ErrorMessage'>>;

/**
 * Refuses a request as a whole.
 *
 * @throws AwsError `ValidationException` for none or more than 10 entries, or 1 MB of them
 */
export function checkPutEvents(entries: readonly PutEventsRequestEntry[]): void {
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

/** Makes an event of an entry, or says why it is none. Codes and messages as recorded on AWS. */
export function eventOfEntry(entry: PutEventsRequestEntry, account: Account): AcceptedEntry | RefusedEntry {
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
  const detail = readDetail(text);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return {
    detail,
    event: {
      id: randomUUID(),
      detailType,
      source,
      account: account.accountId,
      region: account.region,
      time: wholeSecond(entry.Time),
      resources: entry.Resources ?? [],
      detail: text,
      transaction: identityOfEvent({ detail: detail.value }),
    },
  };
}

/**
 * In milliseconds since the epoch; an event without a time gets the time at which it comes in. A workflow's task gives its time as
 * text.
 */
function wholeSecond(time: Date | string | undefined): number {
  const timeMs = time === undefined ? Date.now() : new Date(time).getTime();
  if (Number.isNaN(timeMs)) throw new AwsError('SerializationException', `${String(time)} is not a time.`);
  return Math.floor(timeMs / 1000) * 1000;
}

/** 14 bytes for a time, and the UTF-8 of all texts. */
function entryBytes({ Time, Source, DetailType, Detail, Resources }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...(Resources ?? [])];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), Time ? 14 : 0);
}

/** An entry as AWS's own program prints it into the message about too many of them. */
function entryAsJava(entry: PutEventsRequestEntry): string {
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
