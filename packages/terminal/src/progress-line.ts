import { cutToWidth } from './width';

/** How often a terminal shows how far it is. */
const TERMINAL_EVERY_MS = 250;
const BAR_COLUMNS = 20;
const SECOND_MS = 1000;

/** Takes back what a terminal shows on its line. */
const CLEAR_LINE = '\r\u001B[K';

export interface ProgressLineProps {
  readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>;
  /** What is counted, such as `letters redriven`. */
  readonly label: string;
  /** @default - not known: no bar and no time left */
  readonly total?: number;
  /** How often a line is written where there is no terminal. @default - never */
  readonly fileEveryMs?: number;
  /** Milliseconds of a clock that is never set back. @default - the machine's */
  readonly now?: () => number;
}

/** Shows how far long work is: on a terminal on one line that changes, with a bar, the rate and the time left. */
export class ProgressLine implements Disposable {
  private readonly now: () => number;
  private readonly startedAt: number;
  private shownAt: number;
  private done = 0;

  constructor(private readonly props: ProgressLineProps) {
    this.now = props.now ?? (() => performance.now());
    this.startedAt = this.now();
    this.shownAt = this.startedAt;
  }

  /** @param by @default - 1 */
  advance(by = 1): void {
    this.done += by;
    const { stream, fileEveryMs = Infinity } = this.props;
    const now = this.now();
    if (now - this.shownAt < (stream.isTTY ? TERMINAL_EVERY_MS : fileEveryMs)) return;
    this.shownAt = now;
    this.show(now);
  }

  /** Makes room for other lines; it is back with the next advance. */
  clear(): void {
    if (this.props.stream.isTTY) this.props.stream.write(CLEAR_LINE);
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  private show(now: number): void {
    const { stream } = this.props;
    const text = describeProgress({ ...this.props, done: this.done, elapsedMs: now - this.startedAt });
    // A terminal that does not know its width has 0 columns; in the last one, some break the line.
    const fitting = cutToWidth(text, (stream.columns || 80) - 1);
    stream.write(stream.isTTY ? `${CLEAR_LINE}${fitting}` : `${text}\n`);
  }
}

/**
 * The label stands last: where a terminal is narrow, it is what can be done without.
 *
 * @param progress `elapsedMs` since the first
 */
export function describeProgress(progress: {
  readonly label: string;
  readonly done: number;
  readonly total?: number;
  readonly elapsedMs: number;
}): string {
  const { label, done, total, elapsedMs } = progress;
  const perSecond = elapsedMs === 0 ? 0 : done / (elapsedMs / SECOND_MS);
  const rate = `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)}/s`;
  if (total === undefined) return `${count(done)} ${label}, ${rate}`;
  const left = perSecond === 0 ? '' : `, ${describeSeconds(Math.max(0, total - done) / perSecond)} left`;
  return `${bar(total === 0 ? 1 : done / total)} ${count(done)} of ${count(total)}, ${rate}${left}: ${label}`;
}

function bar(share: number): string {
  const filled = Math.round(Math.min(1, share) * BAR_COLUMNS);
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_COLUMNS - filled)}]`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function describeSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
