import { setImmediate } from 'node:timers/promises';
import type { Clock, Timer } from '../clock/clock';
import { machineClock } from '../clock/machine-clock';
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

/** More need not stand in line for a process of their function: it never idles, and each that waits there is memory in use. */
const MOST_IN_LINE = 8;

/**
 * So often a turn is given whatever the line: who stands in it may be a function that takes its time, and the turn another's; or the
 * very function that is stood in line for may wait for what the turn brings.
 */
const TURN_DESPITE_LINE_MS = 250;

/**
 * How much is worked on at once: executions of workflows and invocations of functions. Who brings in more waits for a turn. Beyond
 * a few, turns are given one at a time, each when the one before had the thread: a Map state may become many invocations.
 */
export class Pace {
  private pieces = 0;
  private bytes = 0;
  private inLine = 0;
  private isGivingTurns = false;
  private turnDespiteLine: Timer | undefined;
  private readonly line = new WaitingLine();

  /** @param clock @default - the machine's: what is stood in line for are its processes */
  constructor(
    private readonly limits: PaceLimits,
    private readonly clock: Pick<Clock, 'after'> = machineClock,
  ) {}

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

  /** Counts who waits for something that is worked with, until they have it. */
  async standInLine<Result>(wait: () => Promise<Result>): Promise<Result> {
    this.inLine += 1;
    try {
      return await wait();
    } finally {
      this.inLine -= 1;
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
    return this.hasRoom && this.inLine < MOST_IN_LINE;
  }

  private get hasRoom(): boolean {
    const { pieces, bytes } = this.limits;
    return this.pieces < pieces && this.bytes < bytes;
  }

  private async giveTurns(): Promise<void> {
    if (this.isGivingTurns) return;
    this.isGivingTurns = true;
    while (!this.line.isEmpty && this.isCalm) {
      this.line.letFirstGoOn();
      await setImmediate();
    }
    this.isGivingTurns = false;
    if (!this.line.isEmpty && this.hasRoom) this.giveTurnDespiteLine();
  }

  private giveTurnDespiteLine(): void {
    this.turnDespiteLine ??= this.clock.after(TURN_DESPITE_LINE_MS, () => {
      this.turnDespiteLine = undefined;
      if (this.hasRoom) this.line.letFirstGoOn();
      void this.giveTurns();
    });
  }
}
