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
  /** When it came in, in milliseconds since the epoch. */
  readonly ingestedAt: number;
  /** Whether a rule of another bus put it here: such an event goes to no third bus. @default - it does not come from another bus */
  readonly cameFromBus?: boolean;
  /** The name of the replay that sends this event, if one does. */
  readonly replayName?: string;
  /** Which transaction it carries, for the trace. */
  readonly transaction: TransactionIdentity;
}

/** What targets are told of an event. */
type EventContent = Omit<BusEvent, 'cameFromBus' | 'ingestedAt' | 'transaction'>;

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
    time: writeSecond(event.time),
    region: event.region,
    // Between `region` and `resources` in deliveries recorded on AWS.
    ...(event.replayName !== undefined && { 'replay-name': event.replayName }),
    resources: event.resources,
  };
}

/** A moment as events have it: of ISO 8601, to the second. @param time in milliseconds since the epoch */
export function writeSecond(time: number): string {
  return `${new Date(time).toISOString().slice(0, -'.000Z'.length)}Z`;
}

/** The second that a moment is in. Both in milliseconds since the epoch. */
export function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
