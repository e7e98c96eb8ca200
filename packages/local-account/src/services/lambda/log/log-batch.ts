import type { TransactionIdentity } from '../../../trace/trace-record';

/** A line on its way to CloudWatch Logs. */
export interface FunctionLogEvent {
  /** In milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
  /** What the function was about when it logged. */
  readonly transaction: TransactionIdentity | undefined;
}

/** "The maximum number of log events in a batch is 10,000" (API_PutLogEvents). */
const MOST_EVENTS = 10_000;

/** "The maximum batch size is 1,048,576 bytes … plus 26 bytes for each log event" (API_PutLogEvents). */
const LARGEST_BATCH_BYTES = 1_048_576;
const BYTES_BESIDE_MESSAGE = 26;

/** "A batch of log events in a single request cannot span more than 24 hours" (API_PutLogEvents). */
const LONGEST_SPAN_MS = 86_400_000;

/** Cuts a message that is larger than an event can be. Not confirmed against AWS: what Lambda does with one. */
export function splitMessage(message: string): string[] {
  const largest = LARGEST_BATCH_BYTES - BYTES_BESIDE_MESSAGE;
  if (Buffer.byteLength(message) <= largest) return [message];
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of message) {
    const size = Buffer.byteLength(character);
    if (bytes + size > largest) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece];
}

/**
 * Takes from the front what one PutLogEvents can carry, and what is about one transaction, so that the call can say which.
 *
 * @param waiting not empty; what is taken is removed from it
 */
export function takeBatch(waiting: FunctionLogEvent[]): FunctionLogEvent[] {
  const first = waiting[0];
  let bytes = 0;
  const end = waiting.findIndex(({ message, timestamp, transaction }, index) => {
    bytes += Buffer.byteLength(message) + BYTES_BESIDE_MESSAGE;
    const isFirst = index === 0;
    return (
      !isFirst &&
      (index >= MOST_EVENTS ||
        bytes > LARGEST_BATCH_BYTES ||
        transaction !== first?.transaction ||
        Math.abs(timestamp - (first?.timestamp ?? 0)) > LONGEST_SPAN_MS / 2)
    );
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}
