import { heapShares } from '../../capacity/heap-shares';
import type { Clock } from '../../clock/clock';
import { AwsError } from '../../errors/aws-error';

/** One event of a log group. */
export interface LogEvent {
  readonly eventId: string;
  readonly logStreamName: string;
  /** When it happened, in milliseconds since the epoch, as its writer says. */
  readonly timestamp: number;
  /** When it was written, in milliseconds since the epoch. */
  readonly ingestionTime: number;
  readonly message: string;
}

export interface LogStream {
  readonly logStreamName: string;
  readonly arn: string;
  readonly creationTime: number;
  firstEventTimestamp?: number;
  lastEventTimestamp?: number;
  lastIngestionTime?: number;
}

/** A group as it was created. */
export interface LogGroupProperties {
  readonly logGroupName: string;
  /** @default - events are kept for ever */
  readonly retentionInDays?: number;
  /** @default - a key of AWS's own */
  readonly kmsKeyArn?: string;
}

/** What one group keeps: the oldest events go when all come to more than this. */
const KEPT_BYTES = heapShares().logGroup;

/** What an event takes besides its message, measured on Node.js 20: most lines are shorter. */
const BOOKKEEPING_BYTES = 400;

const DAY_MS = 86_400_000;

/** A log group, its events in the order in which they were written. */
export class LogGroup {
  readonly streams = new Map<string, LogStream>();
  readonly creationTime: number;
  private readonly stored: LogEvent[] = [];
  /** Of the messages, and what goes with them. */
  private keptBytes = 0;
  private written = 0;
  private readonly listeners = new Set<(event: LogEvent) => void>();

  /**
   * @param arn without the `:*` that some callers add
   * @param keptBytesLimit @default - its share of the memory
   */
  constructor(
    readonly properties: LogGroupProperties,
    readonly arn: string,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly keptBytesLimit = KEPT_BYTES,
  ) {
    this.creationTime = clock.now();
  }

  get logGroupName(): string {
    return this.properties.logGroupName;
  }

  /** Of the messages, in bytes of UTF-8. */
  get bytes(): number {
    return this.keptBytes - this.stored.length * BOOKKEEPING_BYTES;
  }

  /** The events that are neither past their retention nor dropped for space. */
  get events(): readonly LogEvent[] {
    this.dropExpired();
    return this.stored;
  }

  /** @throws AwsError `ResourceNotFoundException` */
  stream(logStreamName: string): LogStream {
    const stream = this.streams.get(logStreamName);
    if (stream) return stream;
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }

  /** The id of the event that is written next, if it happens now. */
  get nextEventId(): string {
    return eventId(this.clock.now(), this.written + 1);
  }

  createStream(logStreamName: string): LogStream {
    const arn = `${this.arn}:log-stream:${logStreamName}`;
    const stream: LogStream = { logStreamName, arn, creationTime: this.clock.now() };
    this.streams.set(logStreamName, stream);
    return stream;
  }

  append(stream: LogStream, timestamp: number, message: string): void {
    const ingestionTime = this.clock.now();
    const event: LogEvent = {
      eventId: eventId(timestamp, ++this.written),
      logStreamName: stream.logStreamName,
      timestamp,
      ingestionTime,
      message,
    };
    this.stored.push(event);
    this.keptBytes += sizeOf(event);
    stream.firstEventTimestamp ??= timestamp;
    stream.lastEventTimestamp = timestamp;
    stream.lastIngestionTime = ingestionTime;
    if (this.keptBytes > this.keptBytesLimit) {
      this.dropUntil(() => this.keptBytes <= this.keptBytesLimit * 0.9);
    }
    for (const listener of this.listeners) listener(event);
  }

  /** Calls the listener with each event that is written from now on. @returns a function that ends it */
  subscribe(listener: (event: LogEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private dropExpired(): void {
    const { retentionInDays } = this.properties;
    if (retentionInDays === undefined) return;
    const oldest = this.clock.now() - retentionInDays * DAY_MS;
    this.dropUntil((event) => event.timestamp >= oldest);
  }

  private dropUntil(enough: (oldest: LogEvent) => boolean): void {
    let dropped = 0;
    for (const event of this.stored) {
      if (enough(event)) break;
      this.keptBytes -= sizeOf(event);
      dropped++;
    }
    this.stored.splice(0, dropped);
  }
}

function sizeOf({ message }: LogEvent): number {
  return Buffer.byteLength(message) + BOOKKEEPING_BYTES;
}

/** AWS's ids are numbers of 56 digits that begin with the time. */
function eventId(timestamp: number, sequence: number): string {
  return `${timestamp}${String(sequence).padStart(43, '0')}`;
}
