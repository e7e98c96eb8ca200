import { setImmediate } from 'node:timers/promises';
import { WaitingLine } from './waiting-line';

/** What may be worked on before others have to wait. */
export interface PaceLimits {
  /** Executions and invocations. */
  readonly pieces: number;
  /** Of their inputs. */
  readonly bytes: number;
}

/** So many are begun without a look at what they lead to. */
const AT_ONCE = 16;

/**
 * How much is worked on at once: executions of workflows and invocations of functions. Who brings in more waits for a turn. Beyond
 * a few, turns are given one at a time, each when the one before had the thread: a Map state may become many invocations.
 */
export class Pace {
  private pieces = 0;
  private bytes = 0;
  private isGivingTurns = false;
  private readonly line = new WaitingLine();

  constructor(private readonly limits: PaceLimits) {}

  /** Counts a piece of work in, until it is done. */
  async work<Result>(inputBytes: number, piece: () => Promise<Result>): Promise<Result> {
    this.pieces += 1;
    this.bytes += inputBytes;
    try {
      return await piece();
    } finally {
      this.pieces -= 1;
      this.bytes -= inputBytes;
      void this.giveTurns();
    }
  }

  /**
   * Waits until there is not too much that is worked on.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.line.isEmpty && this.pieces < AT_ONCE && this.isCalm) return;
    const turn = this.line.wait(signal);
    void this.giveTurns();
    await turn;
  }

  private get isCalm(): boolean {
    return this.pieces < this.limits.pieces && this.bytes < this.limits.bytes;
  }

  private async giveTurns(): Promise<void> {
    if (this.isGivingTurns) return;
    this.isGivingTurns = true;
    while (!this.line.isEmpty && this.isCalm) {
      this.line.letFirstGoOn();
      await setImmediate();
    }
    this.isGivingTurns = false;
  }
}
