import type { TransactionIdentity } from '../../../trace/trace-record';

/** An event as an archive keeps it. Its detail stays the text it was put with. */
export interface BusEvent {
  readonly id: string;
  readonly detailType: string;
  readonly source: string;
  readonly account: string;
  readonly region: string;
  /** A whole second, in milliseconds since the epoch. */
  readonly time: number;
  readonly resources: readonly string[];
  /** A JSON object, as text. */
  readonly detail: string;
  /** The name of the replay that sends this event, if one does. */
  readonly replayName?: string;
  /** Which transaction it carries, for the trace. */
  readonly transaction: TransactionIdentity;
}

/** An event, but for the transaction that it carries: targets are not told of it. */
type EventContent = Omit<BusEvent, 'transaction'>;

/**
 * The event as its targets get it, as JSON text. The detail is put in as it is: making text of it again could change it.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html for the fields and their order
 */
export function eventText(event: EventContent): string {
  return `${JSON.stringify(envelope(event)).slice(0, -1)},"detail":${event.detail}}`;
}

/** All of the event but its detail. */
export function envelope(event: EventContent) {
  return {
    version: '0',
    id: event.id,
    'detail-type': event.detailType,
    source: event.source,
    account: event.account,
    time: new Date(event.time).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: event.region,
    // Between `region` and `resources` in deliveries recorded on AWS.
    ...(event.replayName !== undefined && { 'replay-name': event.replayName }),
    resources: event.resources,
  };
}
