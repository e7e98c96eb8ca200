import { randomUUID } from 'node:crypto';
import type { PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import type { AccountPorts } from '../../../account-ports';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import { eventText, wholeSecond } from './bus-event';
import { readDetail } from './event-detail';
import { ParsedEvent } from './parsed-event';

/** An entry of PutEvents. */
export interface PutEventsEntry {
  readonly Time?: Date;
  readonly Source?: string;
  readonly Resources?: readonly string[];
  readonly DetailType?: string;
  /** JSON text. */
  readonly Detail?: string;
  /** A bus's name or ARN. @default - the account's default bus */
  readonly EventBusName?: string;
  readonly TraceHeader?: string;
  /** The transaction that it carries, where a service of the account puts it and knows. @default - the call's, or the event tells */
  readonly transaction?: TransactionIdentity;
  /** An event that a rule of another bus puts: it is taken as it is. @default - the entry is made an event of */
  readonly forwarded?: ParsedEvent;
}

/** Why a bus does not take an entry: the entry's result. */
export type RefusedEntry = Required<Pick<PutEventsResultEntry, 'ErrorCode' | 'ErrorMessage'>>;

/**
 * "Free-form string, with a maximum of 128 characters" (EventBridge API Reference, PutEventsRequestEntry). That it is the entry
 * that fails is told in https://github.com/segmentio/action-destinations/pull/2828; the wording is not confirmed against AWS.
 */
const MOST_DETAIL_TYPE_CHARACTERS = 128;

/** Makes an event of an entry, or says why it is none. Codes and messages as recorded on AWS, but for the length of a detail type. */
export function acceptEntry(
  entry: PutEventsEntry,
  { account, clock, identify }: Pick<AccountPorts, 'account' | 'clock' | 'identify'>,
  call: Pick<Call, 'transaction'>,
): ParsedEvent | RefusedEntry {
  if (entry.forwarded) return entry.forwarded.forward(clock.now());
  for (const member of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[member]) {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
      };
    }
  }
  const { Source: source = '', DetailType: detailType = '', Detail: text = '' } = entry;
  if (detailType.length > MOST_DETAIL_TYPE_CHARACTERS) {
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter DetailType is not valid. Reason: DetailType must have at most ${MOST_DETAIL_TYPE_CHARACTERS} characters.`,
    };
  }
  if (source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = readDetail(text);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const event = {
    id: randomUUID(),
    detailType,
    source,
    account: account.accountId,
    region: account.region,
    // An event without a time gets the one at which it comes in.
    time: wholeSecond(entry.Time?.getTime() ?? clock.now()),
    resources: entry.Resources ?? [],
    detail: text,
    ingestedAt: clock.now(),
  };
  const transaction =
    entry.transaction ?? call.transaction ?? identify({ body: eventText(event), attributes: {} });
  return new ParsedEvent({ ...event, transaction }, detail);
}
