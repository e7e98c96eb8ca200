import { WaitingLine } from './waiting-line';

/** What the account may hold in memory, in bytes. */
export interface RoomLimits {
  /** Messages in all queues and events under way together. */
  readonly total: number;
  /** Events under way, unless whoever brings them in holds room for them already. */
  readonly underWay: number;
}

/** Room that something under way holds, so that it fits into a queue if it fails. It ends when it is disposed of. */
export interface Passage extends Disposable {
  /**
   * Gives room to what becomes of it.
   *
   * @returns whether there was enough left
   */
  give(bytes: number): boolean;
}

/**
 * The room for messages in queues and for events, executions and invocations under way. It is refused to senders early, so that
 * the dead letter of everything that was accepted fits.
 */
export class Room {
  private keptBytes = 0;
  private underWayBytes = 0;
  private readonly line = new WaitingLine();

  constructor(readonly limits: RoomLimits) {}

  /**
   * Keeps a message.
   *
   * @param passage of what the message is the outcome of: it gives the room if there is no other
   * @returns whether there was room
   */
  keep(bytes: number, passage?: Passage): boolean {
    if (!this.fits(bytes) && !passage?.give(bytes)) return false;
    this.keptBytes += bytes;
    return true;
  }

  release(bytes: number): void {
    this.keptBytes -= bytes;
    this.line.letAllGoOn();
  }

  /**
   * Lets something in.
   *
   * @param passage as for `keep`
   * @returns nothing, if there is no room for it
   */
  admit(bytes: number, passage?: Passage): Passage | undefined {
    const fits = this.fits(bytes) && this.underWayBytes + bytes <= this.limits.underWay;
    return fits || passage?.give(bytes) ? this.enter(bytes) : undefined;
  }

  /** Lets something in that is in the account already: its room is still held by what it was. */
  enter(bytes: number): Passage {
    let left = bytes;
    const give = (given: number) => {
      if (given > left) return false;
      left -= given;
      this.underWayBytes -= given;
      this.line.letAllGoOn();
      return true;
    };
    this.underWayBytes += bytes;
    return { give, [Symbol.dispose]: () => void give(left) };
  }

  /**
   * Waits until so little is under way that others, too, may bring something in.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  async settle(signal: AbortSignal): Promise<void> {
    while (this.underWayBytes > this.limits.underWay / 2) await this.change(signal);
  }

  /** Waits until there is more room than now. @throws the signal's reason, as soon as it aborts */
  change(signal: AbortSignal): Promise<void> {
    return this.line.wait(signal);
  }

  private fits(bytes: number): boolean {
    return this.keptBytes + this.underWayBytes + bytes <= this.limits.total;
  }
}
