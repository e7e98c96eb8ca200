import { areColoursWanted, paintFor } from './colours';
import { layOutLine, layOutText, type Page } from './lay-out';
import type { Line, Span } from './line';

/** As much as is held of what a reader has not read yet; what comes beyond is dropped and counted. */
const HELD_CHARACTERS = 1024 * 1024;
/** As many characters are gathered before they are written. */
const GATHERED_CHARACTERS = 64 * 1024;
/** How long the end waits for a reader. */
const END_WAIT_MS = 1_000;
/** What says that nobody reads any more: the other end of a pipe has closed, or the terminal. */
const GONE = ['EPIPE', 'EIO', 'ERR_STREAM_DESTROYED'];

/** Where a program writes for a person. */
export interface Printer {
  /** Prints a line of a table, or a text as it is: one line, whatever is in it. */
  print(line: Line | Span | string): void;
  /** Prints a text of several lines. */
  printLines(text: string): void;
}

export interface StreamPrinterOptions {
  /** Hears once that nobody reads any more. @default - nobody does */
  readonly onGone?: () => void;
  /**
   * For so long after something was written, in milliseconds, lines wait for each other: each writing is a call of the system, and a
   * third of what a line costs. @default 0: each line is written at once
   */
  readonly gatherMs?: number;
  /** Another output that a reader may see beside this one: what was printed there before is written before. @default - there is none */
  readonly after?: () => Pick<StreamPrinter, 'flush'>;
}

/**
 * One of the process's two outputs: the one place where text is escaped, fitted to the terminal and coloured. However slow or broken
 * it is, it neither holds up the program nor ends it: what cannot be written is dropped and counted.
 */
export class StreamPrinter implements Printer {
  private dropped = 0;
  private isGone = false;
  private readonly gathered: string[] = [];
  private gatheredCharacters = 0;
  private isGathering = false;
  /** So many writings have not said yet whether they went well. */
  private writing = 0;
  private readonly page: Pick<Page, 'paint'>;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly options: StreamPrinterOptions = {},
  ) {
    // Each line that fails is counted by its own callback.
    stream.on('error', () => undefined);
    letWritesReturn(stream);
    this.page = { paint: paintFor(areColoursWanted(process.env, stream.isTTY)) };
  }

  print(line: Line | Span | string): void {
    // A terminal that does not know its width has 0 columns.
    const page = { ...this.page, ...(this.stream.isTTY && { columns: this.stream.columns || 80 }) };
    if (typeof line === 'string') this.write(layOutText({ text: line }, page));
    else if ('cells' in line) this.write(layOutLine(line, page).join('\n'));
    else this.write(layOutText(line, page));
  }

  printLines(text: string): void {
    for (const line of text.split('\n')) this.print(line);
  }

  /** Writes what has been gathered. */
  flush(): void {
    const lines = this.gathered.splice(0);
    if (lines.length === 0) return;
    const before = this.dropped;
    const notice = before === 0 ? '' : `(${before} lines were dropped here: nobody took them.)\n`;
    this.gatheredCharacters = 0;
    this.dropped = 0;
    this.writing += 1;
    this.stream.write(`${notice}${lines.join('\n')}\n`, (error) => {
      this.writing -= 1;
      if (error) this.recordFailure(error, before + lines.length);
    });
  }

  /** Waits a little for what has been printed to be read. @returns how many lines nobody will read */
  async end(): Promise<number> {
    this.flush();
    // Most say at once how it went.
    await new Promise((resolve) => setImmediate(resolve));
    const deadline = Date.now() + END_WAIT_MS;
    while (!this.isGone && (this.writing > 0 || this.stream.writableLength > 0) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.dropped;
  }

  private write(text: string): void {
    this.options.after?.().flush();
    if (this.isGone || this.stream.writableLength > HELD_CHARACTERS) {
      // What was gathered before the gap stands before the notice of it.
      this.flush();
      this.dropped += 1;
      return;
    }
    this.gathered.push(text);
    this.gatheredCharacters += text.length;
    if (!this.isGathering) this.flushAndGather();
    else if (this.gatheredCharacters >= GATHERED_CHARACTERS) this.flush();
  }

  /** What comes in the next moments waits for their end. */
  private flushAndGather(): void {
    this.flush();
    const { gatherMs = 0 } = this.options;
    if (gatherMs === 0) return;
    this.isGathering = true;
    setTimeout(() => {
      this.isGathering = false;
      if (this.gathered.length > 0) this.flushAndGather();
    }, gatherMs);
  }

  private recordFailure(error: NodeJS.ErrnoException, lines: number): void {
    this.dropped += lines;
    if (this.isGone || !GONE.includes(error.code ?? '')) return;
    this.isGone = true;
    this.options.onGone?.();
  }
}

/**
 * Node.js waits for a terminal to take what is written, and the whole process with it: for a stopped one (Ctrl-S), for ever. Its own
 * switch for that has no documentation; the package `set-blocking` uses it likewise.
 */
function letWritesReturn(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY) return;
  const { _handle } = stream as { _handle?: { setBlocking?: (isBlocking: boolean) => void } };
  _handle?.setBlocking?.(false);
}
