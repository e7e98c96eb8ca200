import { getHeapStatistics } from 'node:v8';

/**
 * How the memory that this process may use is shared, in bytes of UTF-8. Text with a character beyond Latin-1 takes up to twice as
 * much, and the shares leave room for that, for what runs the account, and for what is done with each of them.
 */
export interface HeapShares {
  /** Messages in all queues, each with room for its dead letter, and events under way. */
  readonly messages: number;
  /** Events, executions and invocations that clients may bring in before they are throttled. */
  readonly underWay: number;
  /** Inputs of what is worked on: each takes about fifteen times as much, measured with transactions of 120,000 bytes. */
  readonly work: number;
  /** One archive. */
  readonly archive: number;
  /** One log group. */
  readonly logGroup: number;
  /** Items of all tables of DynamoDB. */
  readonly tables: number;
  /** Texts of the trace. */
  readonly trace: number;
}

/** @param heapBytes @default - what Node.js was started with: 4 GiB on most machines, or `--max-old-space-size` */
export function heapShares(heapBytes = getHeapStatistics().heap_size_limit): HeapShares {
  const share = (parts: number) => Math.floor(heapBytes / parts);
  return {
    messages: share(4),
    underWay: share(32),
    work: share(128),
    archive: share(8),
    logGroup: share(64),
    tables: share(8),
    trace: share(128),
  };
}
