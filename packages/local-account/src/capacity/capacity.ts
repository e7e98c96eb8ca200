import { getHeapStatistics } from 'node:v8';
import { Pace } from './pace';
import { Room } from './room';

/** Fewer than AWS's 1,000 invocations at once, so that an account that works off a burst never throttles it. */
const PIECES = 200;

/** How much an account takes on, by the memory that this process may use. */
export class Capacity {
  readonly room: Room;
  readonly pace: Pace;

  /** @param heapBytes @default - what Node.js was started with */
  constructor(heapBytes = getHeapStatistics().heap_size_limit) {
    this.room = new Room({ total: share(heapBytes, 8), underWay: share(heapBytes, 32) });
    // What is worked on takes about fifteen times its input, measured with transactions of 120,000 bytes.
    this.pace = new Pace({ pieces: PIECES, bytes: share(heapBytes, 128) });
  }

  /**
   * Waits until a source may bring in more: a pipe out of its queue, a replay out of its archive.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  async turn(signal: AbortSignal): Promise<void> {
    await this.room.settle(signal);
    await this.pace.turn(signal);
  }
}

function share(bytes: number, parts: number): number {
  return Math.floor(bytes / parts);
}
