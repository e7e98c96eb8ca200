/** How often it is looked whether this process runs. */
const BEAT_MS = 1_000;

/** A beat that is later than this is no busy process: it was stopped, by a debugger or a closed lid. */
const STOPPED_MS = 5_000;

/**
 * The time that passes while this process runs, and nobody holds it. On AWS nothing stops the clock of a workflow's limits, of a visibility timeout or of a
 * retry, and nothing stops the workflow, the queue and the target either: here a debugger or a closed lid stops all of them together, and a
 * debugger that holds a function stops that alone, so that the others have to wait for it.
 */
export class AwakeTime {
  private stoppedMs = 0;
  private lastBeatAt = 0;
  private beat: NodeJS.Timeout | undefined;
  private watchers = 0;
  private holders = 0;
  /** What time it is while somebody holds it. */
  private heldAt = 0;

  /** @param monotonicMs a clock that goes on while the process is stopped @default - the machine's */
  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** Milliseconds since some moment. While nobody watches, a stop is not noticed. */
  now(): number {
    if (this.holders > 0) return this.heldAt;
    if (this.watchers > 0) this.notice();
    return this.monotonicMs() - this.stoppedMs;
  }

  /** Lets no time pass. @returns what lets it pass again, once all have done so that hold it */
  hold(): () => void {
    const now = this.now();
    if (this.holders++ === 0) this.heldAt = now;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      if (--this.holders > 0) return;
      this.lastBeatAt = this.monotonicMs();
      this.stoppedMs = this.lastBeatAt - this.heldAt;
    };
  }

  /** Watches for stops. @returns what ends that */
  watch(): () => void {
    if (this.watchers++ === 0) {
      this.lastBeatAt = this.monotonicMs();
      this.beat = setInterval(() => this.notice(), BEAT_MS).unref();
    }
    return () => {
      if (--this.watchers === 0) clearInterval(this.beat);
    };
  }

  private notice(): void {
    if (this.holders > 0) return;
    const now = this.monotonicMs();
    const sinceBeatMs = now - this.lastBeatAt;
    if (sinceBeatMs > STOPPED_MS) this.stoppedMs += sinceBeatMs;
    this.lastBeatAt = now;
  }
}
