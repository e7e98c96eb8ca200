import type { Tone } from '@pipeline/terminal';
import type { RecordKind } from './record-kind';

/** How far long work is. Its end takes it away. */
export interface Progress extends Disposable {
  /** @param by @default - 1 */
  advance(by?: number): void;
}

/** Where a command writes. Commands never print: the terminal is one implementation, JSON another, a test's array a third. */
export interface Output {
  /** Writes what was found or done, to standard output. Resolves when there is room for more, so that nothing piles up. */
  write<T extends object>(kind: RecordKind<T>, record: T): Promise<void>;
  /** Clears the terminal's screen for what is written next; where there is no terminal, nothing. */
  clear(): Promise<void>;
  /** Tells a person what is no record, such as a warning or what to do next: on standard error, with `--json`, too. */
  note(text: string, tone?: Tone): void;
  /**
   * Shows how far long work is, on a terminal only.
   *
   * @param label what is counted, such as `letters redriven`
   * @param total @default - not known
   */
  progress(label: string, total?: number): Progress;
}
