import { overLimit } from '../error/error';

/** The most that the messages of all queues may take: 512 MiB, or some 260,000 small ones. AWS has no such limit. */
const MAXIMUM_BYTES = 512 * 1024 * 1024;

/** What a message takes besides its body and attributes: 1.5 to 1.7 kB, measured on Node.js 20 with one attribute. */
const BOOKKEEPING_BYTES = 2048;

/** Keeps the queues from filling the memory of the machine. What does not fit is refused, never dropped. */
export class MemoryBound {
  private heldBytes = 0;

  constructor(private readonly maximumBytes = MAXIMUM_BYTES) {}

  /** @throws AwsError OverLimit when the message does not fit */
  reserve(sizeBytes: number): void {
    const wanted = sizeBytes + BOOKKEEPING_BYTES;
    if (this.heldBytes + wanted > this.maximumBytes) {
      throw overLimit(
        `The local run keeps messages in memory, ${this.maximumBytes} bytes at most in all queues together, ` +
          `and this message would exceed that. Receive and delete messages, or purge a queue. AWS has no such limit.`,
      );
    }
    this.heldBytes += wanted;
  }

  release(sizeBytes: number): void {
    this.heldBytes -= sizeBytes + BOOKKEEPING_BYTES;
  }
}
