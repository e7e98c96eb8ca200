import type { Output, Progress } from './output';
import type { RecordKind } from './record-kind';

/** Keeps what a command writes, for a program or a test that has called it. */
export class ArrayOutput implements Output {
  /** As `--json` prints them. */
  readonly records: ({ readonly type: string } & Readonly<Record<string, unknown>>)[] = [];
  readonly notes: string[] = [];

  async write<T extends object>({ type }: RecordKind<T>, record: T): Promise<void> {
    this.records.push({ type, ...record });
  }

  clear(): Promise<void> {
    return Promise.resolve();
  }

  note(text: string): void {
    this.notes.push(text);
  }

  progress(): Progress {
    return { advance: () => undefined, [Symbol.dispose]: () => undefined };
  }
}
