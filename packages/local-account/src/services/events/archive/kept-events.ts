import type { AccountPorts } from '../../../account-ports';
import { keyOf, keysBelow, partsOf } from '../../../store/keys';
import type { Numbers } from '../../../store/numbers';
import type { Change, Store } from '../../../store/store';
import type { BusEvent } from '../bus/bus-event';
import type { ArchiveState } from './archive-state';

const ARCHIVES = 'archives';
/** The events, by archive, minute of their own time, and number. */
const EVENTS = 'archived-events';
/** Where they are, by archive and number: in the order in which they came. */
const ORDER = 'archive-order';

const MINUTE_MS = 60_000;

/** What is to be known of an event to drop it. */
export interface ArchivedEvent {
  readonly number: number;
  /** Its own time, in milliseconds since the epoch. */
  readonly time: number;
  /** When it came in, in milliseconds since the epoch: the retention counts from here, as recorded of AWS. */
  readonly keptAt: number;
  readonly sizeBytes: number;
}

/** The events of one archive, as they are kept. */
export class KeptEvents {
  /** @param ports their numbers are greater than all that `lastNumberOf` tells of this archive */
  constructor(
    private readonly archiveName: string,
    private readonly ports: Pick<AccountPorts, 'clock' | 'store'> & {
      readonly numbers: Pick<Numbers, 'next'>;
    },
  ) {}

  /** @param thereAt from when on it can be replayed, in milliseconds since the epoch */
  addition(
    event: BusEvent,
    {
      sizeBytes,
      keptAt,
      thereAt,
    }: Pick<ArchivedEvent, 'sizeBytes' | 'keptAt'> & { readonly thereAt: number },
  ): Change[] {
    const number = this.ports.numbers.next();
    const { time } = event;
    return [
      { key: this.eventKey({ time, number }), value: JSON.stringify([thereAt, event]) },
      { key: this.orderKey(number), value: JSON.stringify([time, keptAt, sizeBytes]) },
    ];
  }

  removal(event: ArchivedEvent): Change[] {
    return [{ key: this.eventKey(event) }, { key: this.orderKey(event.number) }];
  }

  stateChange(state: ArchiveState): Change {
    return { key: keyOf(ARCHIVES, this.archiveName), value: JSON.stringify(state) };
  }

  forgetState(): void {
    this.ports.store.write([{ key: keyOf(ARCHIVES, this.archiveName) }]);
  }

  /** In the order in which they came. */
  async *inOrder(): AsyncGenerator<ArchivedEvent> {
    for await (const [key, value] of this.ports.store.entries(keysBelow(ORDER, this.archiveName))) {
      const [time, keptAt, sizeBytes] = JSON.parse(value) as [number, number, number];
      yield { number: Number(partsOf(key)[2]), time, keptAt, sizeBytes };
    }
  }

  /** Each minute that has events, from the one that `from` is in to the last that begins before `to`. */
  async *minutes(from: number, to: number): AsyncGenerator<number> {
    const { to: end } = keysBelow(EVENTS, this.archiveName);
    for (let next = minuteOf(from); next < to;) {
      const minute = await this.firstMinute(this.minuteKey(next), end);
      if (minute === undefined || minute >= to) return;
      yield minute;
      next = minute + MINUTE_MS;
    }
  }

  /** Those that are there, in the order in which they came. */
  async *eventsOfMinute(minute: number): AsyncGenerator<BusEvent> {
    const range = keysBelow(EVENTS, this.archiveName, minute);
    const now = this.ports.clock.now();
    for await (const [, value] of this.ports.store.entries(range)) {
      const [thereAt, event] = JSON.parse(value) as [number, BusEvent];
      if (thereAt <= now) yield event;
    }
  }

  private async firstMinute(from: string, to: string): Promise<number | undefined> {
    for await (const [key] of this.ports.store.entries({ from, to })) return Number(partsOf(key)[2]);
    return undefined;
  }

  private eventKey({ time, number }: Pick<ArchivedEvent, 'time' | 'number'>): string {
    return keyOf(EVENTS, this.archiveName, minuteOf(time), number);
  }

  private minuteKey(minute: number): string {
    return keyOf(EVENTS, this.archiveName, minute);
  }

  private orderKey(number: number): string {
    return keyOf(ORDER, this.archiveName, number);
  }
}

/** What earlier runs have kept of archives, by their names. */
export async function restoreArchives(store: Store): Promise<Map<string, ArchiveState>> {
  const states = new Map<string, ArchiveState>();
  for await (const [key, value] of store.entries(keysBelow(ARCHIVES))) {
    states.set(partsOf(key)[1] ?? '', JSON.parse(value) as ArchiveState);
  }
  return states;
}

/** The greatest number of an event that earlier runs have kept in an archive; 0 if there is none. */
export async function lastNumberOf(archiveName: string, store: Store): Promise<number> {
  const newestFirst = { ...keysBelow(ORDER, archiveName), reverse: true };
  for await (const [key] of store.entries(newestFirst)) return Number(partsOf(key)[2]);
  return 0;
}

/** All that is from before 1970 is in its first minute. */
function minuteOf(time: number): number {
  if (time < 0) return 0;
  return Math.floor(time / MINUTE_MS) * MINUTE_MS;
}
