/** A queue that gives up its oldest items without moving the others. */
export class Fifo<T> {
  private items: T[] = [];
  private taken = 0;

  get size(): number {
    return this.items.length - this.taken;
  }

  get oldest(): T | undefined {
    return this.items[this.taken];
  }

  push(item: T): void {
    this.items.push(item);
  }

  /** Takes out the oldest item. */
  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.items[this.taken++];
    if (this.taken > 64 && this.taken * 2 > this.items.length) {
      this.items = this.items.slice(this.taken);
      this.taken = 0;
    }
    return item;
  }

  /** A copy of what is in it, oldest first. */
  toArray(): T[] {
    return this.items.slice(this.taken);
  }
}
