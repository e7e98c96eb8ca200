import { type Printer, ProgressLine, type Tone } from '@pipeline/terminal';
import type { LineWriter } from './line-writer';
import type { Output, Progress } from './output';
import type { RecordFormat } from './record-format';
import type { RecordKind } from './record-kind';

export interface StreamOutputProps {
  readonly writer: LineWriter;
  readonly format: RecordFormat;
  /** Prints notes, to standard error. */
  readonly notes: Printer;
  /** Whether records go to a terminal, for a person. */
  readonly isScreen: boolean;
  /** Shows progress, if it is a terminal. */
  readonly errorStream: NodeJS.WriteStream;
}

/** ECMA-48: erase all, those above the screen too, and go to its beginning. */
const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** Writes records to standard output, notes and progress to standard error. */
export class StreamOutput implements Output {
  private line: ProgressLine | undefined;

  constructor(private readonly props: StreamOutputProps) {}

  write<T extends object>(kind: RecordKind<T>, record: T): Promise<void> {
    this.line?.clear();
    return this.props.writer.write(this.props.format(kind, record));
  }

  async clear(): Promise<void> {
    if (this.props.isScreen) await this.props.writer.write(CLEAR_SCREEN);
  }

  note(text: string, tone?: Tone): void {
    this.line?.clear();
    for (const line of text.split('\n')) this.props.notes.print({ text: line, tone });
  }

  progress(label: string, total?: number): Progress {
    const line = new ProgressLine({ stream: this.props.errorStream, label, total });
    this.line = line;
    return line;
  }
}
