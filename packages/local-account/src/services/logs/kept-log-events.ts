import { keyOf, keysBelow, partsOf } from '../../store/keys';
import type { Change, KeyRange, Store } from '../../store/store';

const EVENTS = 'log-events';

/** AWS's ids are numbers of 56 digits that begin with the time. */
const NUMBER_DIGITS = 43;

/** Where an event is among those of its group: by its time, then by the order of writing. */
export interface LogPosition {
  /** In milliseconds since the epoch. */
  readonly timestamp: number;
  readonly number: number;
}

/** One event of a log group. */
export interface LogEvent extends LogPosition {
  readonly eventId: string;
  readonly logStreamName: string;
  /** When it happened, in milliseconds since the epoch, as its writer says. */
  readonly timestamp: number;
  /** When it was written, in milliseconds since the epoch. */
  readonly ingestionTime: number;
  readonly message: string;
}

/** Which events of a group are read. */
export interface LogWindow {
  /** Inclusive; undefined for the first of all. */
  readonly from?: LogPosition;
  /** Exclusive; undefined for the end. */
  readonly to?: LogPosition;
  /** @default - the earliest first */
  readonly reverse?: boolean;
}

/** The events of one group, as they are kept. */
export class KeptLogEvents {
  constructor(
    private readonly logGroupName: string,
    private readonly store: Pick<Store, 'entries'>,
  ) {}

  addition({ timestamp, number, logStreamName, ingestionTime, message }: Omit<LogEvent, 'eventId'>): Change {
    const value = JSON.stringify([logStreamName, ingestionTime, message]);
    return { key: this.keyAt({ timestamp, number }), value };
  }

  removal(position: LogPosition): Change {
    return { key: this.keyAt(position) };
  }

  async *read({ from, to, reverse }: LogWindow = {}): AsyncGenerator<LogEvent> {
    const all = keysBelow(EVENTS, this.logGroupName);
    const range: KeyRange = {
      from: from ? this.keyAt(from) : all.from,
      to: to ? this.keyAt(to) : all.to,
      reverse,
    };
    for await (const [key, value] of this.store.entries(range)) {
      const [timestamp = 0, number = 0] = partsOf(key).slice(2).map(Number);
      const [logStreamName, ingestionTime, message] = JSON.parse(value) as [string, number, string];
      const eventId = eventIdOf({ timestamp, number });
      yield { eventId, timestamp, number, logStreamName, ingestionTime, message };
    }
  }

  private keyAt({ timestamp, number }: LogPosition): string {
    return keyOf(EVENTS, this.logGroupName, timestamp, number);
  }
}

export function eventIdOf({ timestamp, number }: LogPosition): string {
  return `${timestamp}${String(number).padStart(NUMBER_DIGITS, '0')}`;
}

/** @returns undefined for what is the id of no event */
export function positionOf(eventId: string): LogPosition | undefined {
  const timestamp = Number(eventId.slice(0, -NUMBER_DIGITS));
  const number = Number(eventId.slice(-NUMBER_DIGITS));
  const isId = /^\d+$/.test(eventId) && eventId.length > NUMBER_DIGITS;
  return isId && Number.isSafeInteger(timestamp) && Number.isSafeInteger(number)
    ? { timestamp, number }
    : undefined;
}
