/** Where items remember their places: it takes less memory than a map of places. */
export interface Places<T> {
  /** @returns below zero for an item that is in no heap */
  of(item: T): number;
  set(item: T, place: number): void;
}

/** Items in the order of a number, the least first. Every operation takes O(log n), removal from the middle too. */
export class DeadlineHeap<T> {
  private readonly items: T[] = [];
  private readonly keys: number[] = [];

  /** @param places an item may be in one heap at a time of those that share them */
  constructor(private readonly places: Places<T>) {}

  get size(): number {
    return this.items.length;
  }

  get first(): T | undefined {
    return this.items[0];
  }

  /** The number of the first item; Infinity if there is none. */
  get firstKey(): number {
    return this.keys[0] ?? Infinity;
  }

  add(item: T, key: number): void {
    this.rise(this.items.length, item, key);
  }

  /** @returns whether it was there */
  delete(item: T): boolean {
    const place = this.places.of(item);
    if (this.items[place] !== item) return false;
    const last = this.items.pop();
    const lastKey = this.keys.pop();
    if (last !== undefined && lastKey !== undefined && last !== item) this.sink(place, last, lastKey);
    return true;
  }

  /** Takes all of them out. @returns them, in no order */
  clear(): T[] {
    this.keys.length = 0;
    return this.items.splice(0);
  }

  private rise(from: number, item: T, key: number): void {
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = this.items[parentPlace];
      const parentKey = this.keyAt(parentPlace);
      if (parent === undefined || parentKey <= key) break;
      this.put(place, parent, parentKey);
      place = parentPlace;
    }
    this.put(place, item, key);
  }

  private sink(from: number, item: T, key: number): void {
    let place = from;
    for (;;) {
      const childPlace = this.lesserChild(place);
      const child = this.items[childPlace];
      const childKey = this.keyAt(childPlace);
      if (child === undefined || childKey >= key) break;
      this.put(place, child, childKey);
      place = childPlace;
    }
    this.rise(place, item, key);
  }

  private lesserChild(place: number): number {
    const left = 2 * place + 1;
    return this.keyAt(left + 1) < this.keyAt(left) ? left + 1 : left;
  }

  private keyAt(place: number): number {
    return this.keys[place] ?? Infinity;
  }

  private put(place: number, item: T, key: number): void {
    this.items[place] = item;
    this.keys[place] = key;
    this.places.set(item, place);
  }
}
