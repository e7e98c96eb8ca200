/** How often it is looked whether this process runs. */
const BEAT_MS = 1_000;

/** A beat that is later than this is no busy process: it was stopped, by a debugger or a closed lid. */
const STOPPED_MS = 5_000;

/**
 * The time that passes while this process runs. On AWS nothing stops the clock of a workflow's limits, of a visibility timeout or of a
 * retry, and nothing stops the workflow, the queue and the target either: here a debugger or a closed lid stops all of them together.
 */
export class AwakeTime {
  private stoppedMs = 0;
  private lastBeatAt = 0;
  private beat: NodeJS.Timeout | undefined;
  private watchers = 0;

  /** @param monotonicMs a clock that goes on while the process is stopped @default - the machine's */
  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** Milliseconds since some moment. While nobody watches, a stop is not noticed. */
  now(): number {
    if (this.watchers > 0) this.notice();
    return this.monotonicMs() - this.stoppedMs;
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
    const now = this.monotonicMs();
    const sinceBeatMs = now - this.lastBeatAt;
    if (sinceBeatMs > STOPPED_MS) this.stoppedMs += sinceBeatMs;
    this.lastBeatAt = now;
  }
}
