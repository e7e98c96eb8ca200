import type { Decision } from './decision';

/** Decisions by key, of which the least recently used are given up beyond a bound. */
export class DecisionCache {
  private readonly decisions = new Map<string, Decision>();

  /** @param capacity - the most decisions that are kept */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.decisions.size;
  }

  /** The decision under a key, made now if it is not known. */
  getOrMake(key: string, make: () => Decision): Decision {
    const known = this.decisions.get(key);
    const decision = known ?? make();
    // A Map keeps the order of insertion: taken out and put back, a key counts as the latest used.
    this.decisions.delete(key);
    this.decisions.set(key, decision);
    if (this.decisions.size > this.capacity) this.giveUpOldest();
    return decision;
  }

  clear(): void {
    this.decisions.clear();
  }

  private giveUpOldest(): void {
    for (const oldest of this.decisions.keys()) {
      this.decisions.delete(oldest);
      return;
    }
  }
}
