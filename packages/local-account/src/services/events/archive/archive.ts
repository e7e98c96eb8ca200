import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import { heapShares } from '../../../capacity/heap-shares';
import type { BusEvent } from '../bus/bus-event';
import { Fifo } from './fifo';

/** What one archive keeps in memory; the events that came first go when they are more. AWS has no such limit. */
const KEPT_BYTES = heapShares().archive;

/** What an event takes beside its texts, rounded up. */
const BOOKKEEPING_BYTES = 1024;

/** What AWS adds for each event to the UTF-8 of its source, type, detail and resources, by two recordings of `SizeBytes`. */
const ENVELOPE_BYTES = 26;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export interface ArchiveSettings {
  readonly description?: string;
  /** The pattern's own text; undefined for every event. */
  readonly eventPattern?: string;
  /** 0 for ever. */
  readonly retentionDays: number;
  /** The key that encrypts its events, by its ARN. @default - AWS's own */
  readonly kmsKeyArn?: string;
}

/** An event in an archive. */
interface Kept {
  readonly event: BusEvent;
  readonly sizeBytes: number;
  /** When it came in, in milliseconds since the epoch: the retention counts from here, as recorded of AWS. */
  readonly keptAt: number;
  /** From when on it can be replayed and is counted, in milliseconds since the epoch. */
  readonly thereAt: number;
}

/**
 * Keeps events of a bus, to be replayed: for the retention, and an eighth of this process's memory at most. An event is in it at once, unless
 * it is late on purpose, and counted at once; on AWS the first takes up to ten minutes, the second up to a day.
 */
export class Archive {
  readonly arn: string;
  readonly creationTime: Date;
  private readonly minutes = new Map<number, Fifo<Kept>>();
  private readonly kept = new Fifo<Kept>();
  private keptBytes = 0;

  /** @param keptBytesLimit @default - its share of the memory */
  constructor(
    readonly name: string,
    readonly eventSourceArn: string,
    public settings: ArchiveSettings,
    private readonly ports: Pick<AccountPorts, 'account' | 'clock'>,
    private readonly keptBytesLimit = KEPT_BYTES,
  ) {
    this.arn = arn(ports.account, 'events', `archive/${name}`);
    this.creationTime = new Date(ports.clock.now());
  }

  get eventCount(): number {
    return this.there.length;
  }

  get sizeBytes(): number {
    return this.there.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  /** @param delayMs how long it takes until it is there @default - it is there at once */
  keep(event: BusEvent, delayMs = 0): void {
    const sizeBytes = sizeOf(event);
    const keptAt = this.ports.clock.now();
    const kept = { event, sizeBytes, keptAt, thereAt: keptAt + delayMs };
    this.kept.push(kept);
    this.keptBytes += sizeBytes + BOOKKEEPING_BYTES;
    const minute = minuteOf(event.time);
    const slice = this.minutes.get(minute) ?? new Fifo<Kept>();
    slice.push(kept);
    this.minutes.set(minute, slice);
    while (this.keptBytes > this.keptBytesLimit) this.drop();
    this.expire();
  }

  /**
   * The minutes that hold events, oldest first.
   *
   * @param from milliseconds since the epoch; the minute that it is in is the first
   * @param to milliseconds since the epoch, exclusive
   * @returns where each minute begins, in milliseconds since the epoch
   */
  minutesBetween(from: number, to: number): number[] {
    this.expire();
    const first = minuteOf(from);
    return [...this.minutes.keys()].filter((minute) => minute >= first && minute < to).sort((a, b) => a - b);
  }

  /** A copy of what one minute holds, in the order in which it came in. */
  eventsOfMinute(minute: number): BusEvent[] {
    this.expire();
    const now = this.ports.clock.now();
    const kept = this.minutes.get(minute)?.toArray() ?? [];
    return kept.filter(({ thereAt }) => thereAt <= now).map(({ event }) => event);
  }

  private get there(): readonly Kept[] {
    this.expire();
    const now = this.ports.clock.now();
    return this.kept.toArray().filter(({ thereAt }) => thereAt <= now);
  }

  private expire(): void {
    const { retentionDays } = this.settings;
    if (retentionDays === 0) return;
    const oldest = this.ports.clock.now() - retentionDays * DAY_MS;
    while ((this.kept.oldest?.keptAt ?? Infinity) <= oldest) this.drop();
  }

  /** Drops the event that came in first; it is the first of its minute, too. */
  private drop(): void {
    const dropped = this.kept.shift();
    if (!dropped) return;
    this.keptBytes -= dropped.sizeBytes + BOOKKEEPING_BYTES;
    const minute = minuteOf(dropped.event.time);
    const slice = this.minutes.get(minute);
    slice?.shift();
    if (slice?.size === 0) this.minutes.delete(minute);
  }
}

/** By the detail as it was put; AWS counts it without its white space. */
function sizeOf({ source, detailType, detail, resources }: BusEvent): number {
  const texts = [source, detailType, detail, ...resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), ENVELOPE_BYTES);
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS) * MINUTE_MS;
}
