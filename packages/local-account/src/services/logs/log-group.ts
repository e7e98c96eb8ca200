import type { Clock } from '../../clock/clock';
import { AwsError } from '../../errors/aws-error';
import type { Numbers } from '../../store/numbers';
import type { Store } from '../../store/store';
import type { Trace } from '../../trace/trace';
import { eventIdOf, KeptLogEvents, type LogEvent, type LogWindow } from './kept-log-events';
import {
  type DroppedEvents,
  type KeptGroup,
  keptGroupChange,
  keptGroupRemoval,
  keptStreamChange,
  type RestoredGroup,
} from './kept-log-group';
import type { LogGroupProperties, LogGroupSettings, LogStream } from './log-group-properties';

/** What log groups work on. */
export interface LogGroupPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly numbers: Pick<Numbers, 'next'>;
  readonly store: Store;
  readonly trace: Pick<Trace, 'record'>;
}

/** What one group keeps on disk: the oldest events go when all come to more than this. AWS has no such limit. */
const KEPT_BYTES = 2 ** 30;

/** So much is dropped at once. */
const SHARE_DROPPED = 1 / 10;

/** What an event takes besides its message. */
const BOOKKEEPING_BYTES = 100;

const DAY_MS = 86_400_000;

/** A log group: its events are in the store. */
export class LogGroup {
  readonly logGroupName: string;
  readonly streams: Map<string, LogStream>;
  readonly creationTime: number;
  private readonly kept: KeptLogEvents;
  private readonly state: KeptGroup;
  private trimming: Promise<void> = Promise.resolve();
  private isDropping = false;
  private currentSettings: LogGroupSettings;
  private readonly listeners = new Set<(event: LogEvent) => void>();

  /**
   * @param arn without the `:*` that some callers add
   * @param restored what earlier runs have left of it, and who has made it
   * @param keptBytesLimit @default - 1 GiB
   */
  constructor(
    { logGroupName, ...settings }: LogGroupProperties,
    readonly arn: string,
    private readonly ports: LogGroupPorts,
    restored: Partial<RestoredGroup> & Pick<KeptGroup, 'made'> = {},
    private readonly keptBytesLimit = KEPT_BYTES,
  ) {
    const { state, streams, made } = restored;
    this.logGroupName = logGroupName;
    this.currentSettings = settings;
    this.kept = new KeptLogEvents(logGroupName, ports.store);
    this.state = { creationTime: ports.clock.now(), count: 0, messageBytes: 0, ...state, made };
    this.creationTime = this.state.creationTime;
    this.streams = new Map(streams?.map((stream) => [stream.logStreamName, stream]));
    ports.store.write([keptGroupChange(this, this.state)]);
  }

  get settings(): LogGroupSettings {
    return this.currentSettings;
  }

  /** Its events stay, for as long as they are kept from now on. */
  set(settings: LogGroupSettings): void {
    this.currentSettings = settings;
  }

  /** Of the messages, in bytes of UTF-8. */
  get bytes(): number {
    return this.state.messageBytes;
  }

  /** What went for want of room. @default - nothing did */
  get dropped(): DroppedEvents | undefined {
    return this.state.dropped;
  }

  /** The events that are neither past their retention nor dropped for room, by their times. */
  async *events(window?: LogWindow): AsyncGenerator<LogEvent> {
    await this.expire();
    yield* this.kept.read(window);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  stream(logStreamName: string): LogStream {
    const stream = this.streams.get(logStreamName);
    if (stream) return stream;
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }

  /** The id of an event that is written now. */
  get nextEventId(): string {
    return eventIdOf({ timestamp: this.ports.clock.now(), number: this.ports.numbers.next() });
  }

  createStream(logStreamName: string): LogStream {
    const arn = `${this.arn}:log-stream:${logStreamName}`;
    const stream: LogStream = { logStreamName, arn, creationTime: this.ports.clock.now() };
    this.streams.set(logStreamName, stream);
    this.ports.store.write([keptGroupChange(this, this.state), keptStreamChange(this, stream)]);
    return stream;
  }

  append(stream: LogStream, timestamp: number, message: string): void {
    const { clock, numbers, store } = this.ports;
    const ingestionTime = clock.now();
    const { logStreamName } = stream;
    const event = { timestamp, number: numbers.next(), logStreamName, ingestionTime, message };
    stream.firstEventTimestamp ??= timestamp;
    stream.lastEventTimestamp = timestamp;
    stream.lastIngestionTime = ingestionTime;
    this.count(event, 1);
    this.state.oldest = Math.min(this.state.oldest ?? Infinity, timestamp);
    this.state.lastNumber = event.number;
    store.write([
      this.kept.addition(event),
      keptGroupChange(this, this.state),
      keptStreamChange(this, stream),
    ]);
    if (this.keptBytes > this.keptBytesLimit && !this.isDropping) void this.dropOldest();
    for (const listener of this.listeners) listener({ ...event, eventId: eventIdOf(event) });
  }

  /** Drops the events that are past their retention. */
  expire(): Promise<void> {
    const { retentionInDays } = this.settings;
    if (retentionInDays === undefined) return this.trimming;
    const oldest = this.ports.clock.now() - retentionInDays * DAY_MS;
    if ((this.state.oldest ?? Infinity) >= oldest) return this.trimming;
    return this.trim(({ timestamp }) => timestamp >= oldest);
  }

  /** Forgets all that it keeps. Nothing may be written to it any more. */
  async destroy(): Promise<void> {
    this.listeners.clear();
    await this.trim(() => false);
    this.ports.store.write(keptGroupRemoval(this, this.streams.keys()));
  }

  /** Calls the listener with each event that is written from now on. @returns a function that ends it */
  subscribe(listener: (event: LogEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What the events take on disk. */
  private get keptBytes(): number {
    return this.state.messageBytes + this.state.count * BOOKKEEPING_BYTES;
  }

  private async dropOldest(): Promise<void> {
    this.isDropping = true;
    const isFirstTime = !this.dropped;
    const enough = this.keptBytesLimit * (1 - SHARE_DROPPED);
    await this.trim(
      () => this.keptBytes <= enough,
      ({ timestamp }) => {
        this.state.dropped = { events: (this.dropped?.events ?? 0) + 1, until: timestamp };
      },
    );
    this.isDropping = false;
    if (!isFirstTime) return;
    this.ports.trace.record(
      this.logGroupName,
      {},
      {
        what: 'OldestDropped',
        message: describeDropped(this),
      },
    );
  }

  /** Drops events, the earliest first, one after another with whoever else drops some. */
  private trim(isEnough: (event: LogEvent) => boolean, dropped?: (event: LogEvent) => void): Promise<void> {
    this.trimming = this.trimming.then(async () => {
      for await (const event of this.kept.read()) {
        this.state.oldest = event.timestamp;
        if (isEnough(event)) break;
        this.count(event, -1);
        dropped?.(event);
        this.ports.store.write([this.kept.removal(event)]);
      }
      this.ports.store.write([keptGroupChange(this, this.state)]);
    });
    return this.trimming;
  }

  private count({ message }: Pick<LogEvent, 'message'>, change: 1 | -1): void {
    this.state.count += change;
    this.state.messageBytes += change * Buffer.byteLength(message);
  }
}

/** What is to be known of events that are not there any more. */
export function describeDropped({
  dropped,
  logGroupName,
}: Pick<LogGroup, 'dropped' | 'logGroupName'>): string {
  const until = dropped && new Date(dropped.until).toISOString();
  return `The local run keeps 1 GiB of the events of ${logGroupName}: ${dropped?.events ?? 0} were dropped, those up to ${until}.`;
}
