import { type MemoryShares, memoryShares } from './memory-shares';
import { Pace } from './pace';
import { Room } from './room';

/** Fewer than AWS's 1,000 invocations at once, so that an account that works off a burst never throttles it. */
const PIECES = 200;

/** How much an account takes on, by the memory that this process may use. */
export class Capacity {
  readonly room: Room;
  readonly pace: Pace;

  /** @param shares @default - of what Node.js was started with */
  constructor(shares: Pick<MemoryShares, 'messages' | 'underWay' | 'work'> = memoryShares()) {
    this.room = new Room({ messages: shares.messages, underWay: shares.underWay });
    this.pace = new Pace({ pieces: PIECES, bytes: shares.work });
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
