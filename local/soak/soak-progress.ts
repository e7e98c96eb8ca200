/** How often a terminal shows how far it is, and how often a file does, which keeps each line. */
const TERMINAL_EVERY_MS = 250;
const FILE_EVERY_MS = 60_000;

/** Takes back what a terminal shows on its line. */
const CLEAR_LINE = '\r\u001B[K';

/** Shows how far a soak is: on a terminal on one line that changes. */
export class SoakProgress {
  private readonly startedAt = performance.now();
  private shownAt = this.startedAt;
  private sent = 0;

  constructor(
    private readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
    private readonly transactions: number,
  ) {}

  /** Counts one that was sent. */
  count(): void {
    this.sent += 1;
    const now = performance.now();
    const { isTTY } = this.stream;
    if (now - this.shownAt < (isTTY ? TERMINAL_EVERY_MS : FILE_EVERY_MS)) return;
    this.shownAt = now;
    const line = describeProgress(this.sent, this.transactions, now - this.startedAt);
    this.stream.write(isTTY ? `${CLEAR_LINE}${line}` : `${line}\n`);
  }

  /** Makes room for other lines. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write(CLEAR_LINE);
  }
}

/** @param elapsedMs since the first was sent */
export function describeProgress(sent: number, transactions: number, elapsedMs: number): string {
  const perSecond = sent / (elapsedMs / 1000);
  const secondsLeft = (transactions - sent) / perSecond;
  return `${sent.toLocaleString('en')} of ${transactions.toLocaleString('en')} sent, ${perSecond.toFixed(0)}/s, ${describeSeconds(secondsLeft)} left`;
}

function describeSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
