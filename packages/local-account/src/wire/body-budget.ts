import { memoryShares } from '../capacity/memory-shares';

/** A body of a transaction, or of a call without a large payload, is smaller. */
const SMALL_BODY_BYTES = 256 * 1024;

/** The share of the budget that larger bodies leave to small ones. */
const SHARE_OF_SMALL = 1 / 4;

/** The memory of one body. */
export interface BodyMemory {
  /** Asks for room for more of the body. @returns whether there is any */
  grow(bytes: number): boolean;
  /** Gives back all of it. */
  release(): void;
}

/**
 * What the bodies of all requests may take together, from their first byte until their answer. Large bodies leave a quarter of it
 * to small ones, so that whoever sends large ones slowly keeps no transaction out.
 */
export class BodyBudget {
  private used = 0;

  /** @param bytes @default - their share of the memory that this process may use: a body is decoded and parsed there */
  constructor(private readonly bytes = memoryShares().requests) {}

  /** What all bodies take now. */
  get usedBytes(): number {
    return this.used;
  }

  open(): BodyMemory {
    let ownBytes = 0;
    return {
      grow: (bytes) => {
        const limit = ownBytes + bytes > SMALL_BODY_BYTES ? this.bytes * (1 - SHARE_OF_SMALL) : this.bytes;
        if (this.used + bytes > limit) return false;
        ownBytes += bytes;
        this.used += bytes;
        return true;
      },
      release: () => {
        this.used -= ownBytes;
        ownBytes = 0;
      },
    };
  }
}
