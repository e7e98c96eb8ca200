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

/** What one group keeps: the oldest events go when their messages come to more than this. */
const KEPT_BYTES = 64 * 1024 * 1024;

const DAY_MS = 86_400_000;

/** A log group, its events in the order in which they were written. */
export class LogGroup {
  readonly streams = new Map<string, LogStream>();
  readonly creationTime = Date.now();
  private readonly stored: LogEvent[] = [];
  private storedBytes = 0;
  private written = 0;

  /**
   * @param arn without the `:*` that some callers add
   * @param retentionInDays undefined to keep events for ever
   */
  constructor(
    readonly logGroupName: string,
    readonly arn: string,
    readonly retentionInDays: number | undefined,
  ) {}

  /** In bytes of UTF-8. */
  get bytes(): number {
    return this.storedBytes;
  }

  /** The events that are neither past their retention nor dropped for space. */
  get events(): readonly LogEvent[] {
    this.dropExpired();
    return this.stored;
  }

  createStream(logStreamName: string): LogStream {
    const arn = `${this.arn}:log-stream:${logStreamName}`;
    const stream: LogStream = { logStreamName, arn, creationTime: Date.now() };
    this.streams.set(logStreamName, stream);
    return stream;
  }

  append(stream: LogStream, timestamp: number, message: string): LogEvent {
    const ingestionTime = Date.now();
    const event: LogEvent = {
      eventId: eventId(timestamp, ++this.written),
      logStreamName: stream.logStreamName,
      timestamp,
      ingestionTime,
      message,
    };
    this.stored.push(event);
    this.storedBytes += Buffer.byteLength(message);
    stream.firstEventTimestamp ??= timestamp;
    stream.lastEventTimestamp = timestamp;
    stream.lastIngestionTime = ingestionTime;
    if (this.storedBytes > KEPT_BYTES) this.dropUntil(() => this.storedBytes <= KEPT_BYTES * 0.9);
    return event;
  }

  private dropExpired(): void {
    if (this.retentionInDays === undefined) return;
    const oldest = Date.now() - this.retentionInDays * DAY_MS;
    this.dropUntil((event) => event.timestamp >= oldest);
  }

  private dropUntil(enough: (oldest: LogEvent) => boolean): void {
    let dropped = 0;
    for (const event of this.stored) {
      if (enough(event)) break;
      this.storedBytes -= Buffer.byteLength(event.message);
      dropped++;
    }
    this.stored.splice(0, dropped);
  }
}

/** AWS's ids are numbers of 56 digits that begin with the time. */
function eventId(timestamp: number, sequence: number): string {
  return `${timestamp}${String(sequence).padStart(43, '0')}`;
}
