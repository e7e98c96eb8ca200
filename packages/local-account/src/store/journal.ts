import type { Clock } from '../clock/clock';
import { keyOf, keysBelow, partsOf } from './keys';
import { Numbers } from './numbers';
import type { Store } from './store';

/**
 * What is under way: it is kept from its beginning to its end, so that a run that is killed in between leaves it to the next.
 *
 * @typeParam Head what is to be known of it, as JSON has it; its content is kept apart
 */
export class Journal<Head extends object> {
  private readonly numbers: Numbers;
  private readonly store: Store;
  private readonly contents: string;

  /** @param name of what is under way: a part of the keys */
  constructor(
    private readonly name: string,
    { clock, store }: { readonly clock: Pick<Clock, 'now'>; readonly store: Store },
  ) {
    this.numbers = new Numbers(clock);
    this.store = store;
    this.contents = `${name}-content`;
  }

  /** @returns the number that it is known by */
  begin(head: Head, content: string): number {
    const number = this.numbers.next();
    this.store.write([
      { key: keyOf(this.contents, number), value: content, isNew: true },
      { key: keyOf(this.name, number), value: JSON.stringify(head), isNew: true },
    ]);
    return number;
  }

  update(number: number, head: Head): void {
    this.store.write([{ key: keyOf(this.name, number), value: JSON.stringify(head) }]);
  }

  /** Waits until the store can be read. @throws the signal's reason, as soon as it aborts */
  async content(number: number, signal: AbortSignal): Promise<string> {
    await this.store.caughtUp(signal);
    const content = this.store.get(keyOf(this.contents, number));
    if (content === undefined) throw new Error(`The store has lost ${this.name} ${number}.`);
    return content;
  }

  end(number: number): void {
    this.store.write([{ key: keyOf(this.contents, number) }, { key: keyOf(this.name, number) }]);
  }

  /** What earlier runs have begun and not ended, by number. To be called before anything begins. */
  async restore(): Promise<Map<number, Head>> {
    const restored = new Map<number, Head>();
    for await (const [key, value] of this.store.entries(keysBelow(this.name))) {
      const number = Number(partsOf(key)[1]);
      this.numbers.passOver(number);
      restored.set(number, JSON.parse(value) as Head);
    }
    return restored;
  }
}
