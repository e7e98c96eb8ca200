import { WaitingLine } from './waiting-line';

export interface RoomLimits {
  /** How many messages may be kept. */
  readonly messages: number;
  /** The bytes of what is under way, unless whoever brings it in is under way already. */
  readonly underWay: number;
}

/** So many more may be kept of what became of that which was accepted. */
const SHARE_FOR_OUTCOMES = 1 / 4;

/** Something that is under way. What becomes of it is not refused. It ends when it is disposed of. */
export type Passage = Disposable;

/**
 * The room for messages in queues, and for events, executions and invocations under way. It is refused to senders early, so that the
 * dead letter of everything that was accepted fits.
 */
export class Room {
  private keptCount = 0;
  private bytes = 0;
  private underWayBytes = 0;
  private readonly line = new WaitingLine();

  constructor(readonly limits: RoomLimits) {}

  /** Of all messages that are kept. */
  get keptBytes(): number {
    return this.bytes;
  }

  /**
   * Keeps a message, or an event that waits.
   *
   * @param passage of what it is the outcome of @default - it is new
   * @returns whether there was room
   */
  keep(bytes: number, passage?: Passage): boolean {
    if (this.isFull(passage)) return false;
    this.hold(bytes);
    return true;
  }

  /** Keeps what is in the account already. */
  hold(bytes: number): void {
    this.keptCount += 1;
    this.bytes += bytes;
  }

  release(bytes: number): void {
    this.keptCount -= 1;
    this.bytes -= bytes;
    this.line.letAllGoOn();
  }

  /**
   * Lets something in.
   *
   * @param passage as for `keep`
   * @returns nothing, if there is no room for it
   */
  admit(bytes: number, passage?: Passage): Passage | undefined {
    const fits = this.underWayBytes + bytes <= this.limits.underWay;
    return (fits || passage !== undefined) && !this.isFull(passage) ? this.enter(bytes) : undefined;
  }

  /** Lets something in that is in the account already. */
  enter(bytes: number): Passage {
    let left = bytes;
    this.underWayBytes += bytes;
    return {
      [Symbol.dispose]: () => {
        this.underWayBytes -= left;
        left = 0;
        this.line.letAllGoOn();
      },
    };
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

  private isFull(passage: Passage | undefined): boolean {
    const { messages } = this.limits;
    return this.keptCount >= (passage ? messages * (1 + SHARE_FOR_OUTCOMES) : messages);
  }
}
