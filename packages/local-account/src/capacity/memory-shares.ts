import { getHeapStatistics } from 'node:v8';

/**
 * What is shared out where Node.js may use more: the account stays below 700 MiB in all, with its code, what waits to be collected, and
 * what is not on the heap.
 */
const MOST_BYTES = 496 * 2 ** 20;

/** What memory holds of a message in a queue: with 900,000 of them, the process had 400 bytes more for each, on Node.js 20. */
const BYTES_A_MESSAGE = 400;

/** How the memory that this process may use is shared. What is kept in the store takes none of it. */
export interface MemoryShares {
  /** How many messages and events there may be, in all queues, on their way and waiting for another try. */
  readonly messages: number;
  /** Inputs of events, executions and invocations under way, in bytes: sources wait at half of it, clients are throttled beyond. */
  readonly underWay: number;
  /** Inputs of what is worked on, in bytes: each takes about fifteen times as much, measured with transactions of 120,000 bytes. */
  readonly work: number;
  /** Bodies of requests, in bytes. */
  readonly requests: number;
  /** Items of all tables of DynamoDB, in bytes. */
  readonly tables: number;
  /** Messages that are held beside the store, in bytes. */
  readonly messagesAtHand: number;
  /** Texts of the trace, in characters. */
  readonly trace: number;
}

/** @param heapBytes @default - what Node.js was started with: 4 GiB on most machines, or `--max-old-space-size` */
export function memoryShares(heapBytes = getHeapStatistics().heap_size_limit): MemoryShares {
  const share = (parts: number) => Math.floor(Math.min(MOST_BYTES, heapBytes) / parts);
  return {
    messages: Math.floor(share(2) / BYTES_A_MESSAGE),
    underWay: share(32),
    work: share(64),
    requests: share(16),
    tables: share(8),
    messagesAtHand: share(32),
    trace: share(64),
  };
}
