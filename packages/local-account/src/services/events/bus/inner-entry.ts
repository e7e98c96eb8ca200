import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../../errors/aws-error';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { PutEventsEntry } from './accept-entry';

/** An entry of PutEvents as another service of the account gives it. */
export interface InnerEntry extends Omit<PutEventsRequestEntry, 'Time'> {
  /** A workflow's task gives it as text. */
  readonly Time?: Date | string;
  /** The transaction that it carries; each of a request may have its own. @default - the call's, or the event tells */
  readonly transaction?: TransactionIdentity;
}

/** @throws AwsError `SerializationException` for a time that is none */
export function parseInnerEntry({ Time: given, ...entry }: InnerEntry): PutEventsEntry {
  if (given === undefined) return entry;
  const Time = new Date(given);
  if (Number.isNaN(Time.getTime())) {
    throw new AwsError('SerializationException', `${String(given)} is not a time.`);
  }
  return { ...entry, Time };
}
