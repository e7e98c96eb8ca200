import type { AccountPorts } from '../../../account-ports';
import { arn } from '../../../arn';
import type { Numbers } from '../../../store/numbers';
import type { BusEvent } from '../bus/bus-event';
import type { ArchiveState, DroppedFromArchive } from './archive-state';
import { type ArchivedEvent, KeptEvents } from './kept-events';

/** What one archive keeps on disk; the events that came first go when they are more. AWS has no such limit. */
const KEPT_BYTES = 4 * 2 ** 30;

/** So much is dropped at once. */
const SHARE_DROPPED = 1 / 10;

/** What an event takes beside its texts, rounded up. */
const BOOKKEEPING_BYTES = 512;

/** What AWS adds for each event to the UTF-8 of its source, type, detail and resources, by two recordings of `SizeBytes`. */
const ENVELOPE_BYTES = 26;

const DAY_MS = 86_400_000;

export interface ArchiveSettings {
  readonly description?: string;
  /** The pattern's own text; undefined for every event. */
  readonly eventPattern?: string;
  /** 0 for ever. */
  readonly retentionDays: number;
  /** The key that encrypts its events, by its ARN. @default - AWS's own */
  readonly kmsKeyArn?: string;
}

/** An event that is kept, and not there yet. */
interface LateEvent {
  readonly thereAt: number;
  readonly sizeBytes: number;
}

/**
 * Keeps events of a bus, to be replayed: for the retention, and 4 GiB of them at most. An event is in it at once, unless it is late on
 * purpose, and counted at once; on AWS the first takes up to ten minutes, the second up to a day.
 */
export class Archive {
  readonly arn: string;
  readonly creationTime: Date;
  private readonly kept: KeptEvents;
  private readonly late: LateEvent[] = [];
  private state: ArchiveState;
  private trimming: Promise<void> = Promise.resolve();
  private isDropping = false;

  /**
   * @param restored what an earlier run has left of it @default - nothing
   * @param keptBytesLimit @default - 4 GiB
   */
  constructor(
    readonly name: string,
    readonly eventSourceArn: string,
    public settings: ArchiveSettings,
    private readonly ports: Pick<AccountPorts, 'account' | 'clock' | 'store' | 'trace'> & {
      readonly numbers: Pick<Numbers, 'next'>;
    },
    restored?: ArchiveState,
    private readonly keptBytesLimit = KEPT_BYTES,
  ) {
    this.arn = arn(ports.account, 'events', `archive/${name}`);
    this.kept = new KeptEvents(name, ports);
    this.state = restored ?? { creationTime: ports.clock.now(), count: 0, sizeBytes: 0 };
    this.creationTime = new Date(this.state.creationTime);
  }

  /** How many events are there, and what they take as AWS counts it. */
  async contents(): Promise<Pick<ArchiveState, 'count' | 'sizeBytes'>> {
    await this.expire();
    const now = this.ports.clock.now();
    while ((this.late[0]?.thereAt ?? Infinity) <= now) this.late.shift();
    const { count, sizeBytes } = this.state;
    const lateBytes = this.late.reduce((sum, event) => sum + event.sizeBytes, 0);
    return { count: count - this.late.length, sizeBytes: sizeBytes - lateBytes };
  }

  get dropped(): DroppedFromArchive | undefined {
    return this.state.dropped;
  }

  /** @param delayMs how long it takes until it is there @default - it is there at once */
  keep(event: BusEvent, delayMs = 0): void {
    const sizeBytes = sizeOf(event);
    const keptAt = this.ports.clock.now();
    const thereAt = keptAt + delayMs;
    if (delayMs > 0) this.late.push({ thereAt, sizeBytes });
    const { count, oldestKeptAt = keptAt } = this.state;
    this.state = {
      ...this.state,
      count: count + 1,
      sizeBytes: this.state.sizeBytes + sizeBytes,
      oldestKeptAt,
    };
    this.ports.store.write([
      ...this.kept.addition(event, { sizeBytes, keptAt, thereAt }),
      this.kept.stateChange(this.state),
    ]);
    if (this.keptBytes > this.keptBytesLimit && !this.isDropping) void this.dropFirst();
  }

  /**
   * The minutes that hold events, oldest first.
   *
   * @param from milliseconds since the epoch; the minute that it is in is the first
   * @param to milliseconds since the epoch, exclusive
   * @returns where each minute begins, in milliseconds since the epoch
   */
  async *minutesBetween(from: number, to: number): AsyncGenerator<number> {
    await this.expire();
    yield* this.kept.minutes(from, to);
  }

  /** What one minute holds, in the order in which it came in. */
  async *eventsOfMinute(minute: number): AsyncGenerator<BusEvent> {
    await this.expire();
    yield* this.kept.eventsOfMinute(minute);
  }

  /** Drops all of it. */
  clear(): Promise<void> {
    return this.trim(() => false).then(() => this.kept.forgetState());
  }

  private get keptBytes(): number {
    return this.state.sizeBytes + this.state.count * BOOKKEEPING_BYTES;
  }

  private expire(): Promise<void> {
    const { retentionDays } = this.settings;
    const oldest = this.ports.clock.now() - retentionDays * DAY_MS;
    if (retentionDays === 0 || (this.state.oldestKeptAt ?? Infinity) > oldest) return this.trimming;
    return this.trim(({ keptAt }) => keptAt > oldest);
  }

  private async dropFirst(): Promise<void> {
    this.isDropping = true;
    const isFirstTime = !this.dropped;
    const enough = this.keptBytesLimit * (1 - SHARE_DROPPED);
    await this.trim(
      () => this.keptBytes <= enough,
      ({ time }) => {
        const { events, until } = this.dropped ?? { events: 0, until: 0 };
        this.state = { ...this.state, dropped: { events: events + 1, until: Math.max(until, time) } };
      },
    );
    this.isDropping = false;
    if (!isFirstTime) return;
    const { trace } = this.ports;
    trace.record(this.name, {}, { what: 'OldestDropped', message: describeDropped(this) ?? '' });
  }

  /** Drops events, those that came first ahead, one after another with whoever else drops some. */
  private trim(
    isEnough: (event: ArchivedEvent) => boolean,
    dropped?: (event: ArchivedEvent) => void,
  ): Promise<void> {
    this.trimming = this.trimming.then(async () => {
      for await (const event of this.kept.inOrder()) {
        this.state = { ...this.state, oldestKeptAt: event.keptAt };
        if (isEnough(event)) break;
        const { count, sizeBytes } = this.state;
        this.state = { ...this.state, count: count - 1, sizeBytes: sizeBytes - event.sizeBytes };
        dropped?.(event);
        this.ports.store.write(this.kept.removal(event));
      }
      this.ports.store.write([this.kept.stateChange(this.state)]);
    });
    return this.trimming;
  }
}

/** What is to be known of events that are not there any more; undefined if there are none. */
export function describeDropped({ dropped, name }: Pick<Archive, 'dropped' | 'name'>): string | undefined {
  if (!dropped) return undefined;
  const until = new Date(dropped.until).toISOString();
  return `The local run keeps 4 GiB of events in archive ${name}: ${dropped.events} were dropped, those up to ${until}.`;
}

/** By the detail as it was put; AWS counts it without its white space. */
function sizeOf({ source, detailType, detail, resources }: BusEvent): number {
  const texts = [source, detailType, detail, ...resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), ENVELOPE_BYTES);
}
