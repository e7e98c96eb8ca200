/** What came by longer ago is taken to come by for the first time. A fault takes some five megabytes for so many. */
const MOST_REMEMBERED = 50_000;

/** How often what has come by at a hop. */
export class Visits {
  private readonly times = new Map<string, number>();

  constructor(private readonly most = MOST_REMEMBERED) {}

  /** @returns how often before */
  of(identity: string): number {
    return this.times.get(identity) ?? 0;
  }

  add(identity: string): void {
    const before = this.of(identity);
    // The one that came last is the last to be forgotten.
    this.times.delete(identity);
    this.times.set(identity, before + 1);
    if (this.times.size <= this.most) return;
    const [oldest = ''] = this.times.keys();
    this.times.delete(oldest);
  }
}
