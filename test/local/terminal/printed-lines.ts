import { layOutLine, layOutText, type Line, type Page, type Printer, type Span } from '@pipeline/terminal';

/** Keeps what is printed, as a terminal of that width shows it without colours. */
export class PrintedLines implements Printer {
  readonly lines: string[] = [];

  /** @param columns @default - there is no terminal */
  constructor(private readonly columns?: number) {}

  print(line: Line | Span | string): void {
    const page: Page = { columns: this.columns, paint: (text) => text };
    if (typeof line === 'string') this.lines.push(layOutText({ text: line }, page));
    else if ('cells' in line) this.lines.push(...layOutLine(line, page));
    else this.lines.push(layOutText(line, page));
  }

  printLines(text: string): void {
    for (const line of text.split('\n')) this.print(line);
  }
}
