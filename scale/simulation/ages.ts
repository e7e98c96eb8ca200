/** How old transactions were when they were processed, in steps, exactly. */
export class Ages {
  private readonly counts = new Map<number, number>();
  private total = 0;
  private sum = 0;

  record(steps: number, count: number): void {
    this.counts.set(steps, (this.counts.get(steps) ?? 0) + count);
    this.total += count;
    this.sum += steps * count;
  }

  get count(): number {
    return this.total;
  }

  /** In steps; undefined if there was none. */
  get mean(): number | undefined {
    return this.total === 0 ? undefined : this.sum / this.total;
  }

  /** The age that so many of a hundred did not exceed, in steps; undefined if there was none. */
  percentile(percent: number): number | undefined {
    const rank = Math.ceil((percent / 100) * this.total);
    let passed = 0;
    for (const [steps, count] of [...this.counts].sort(([one], [other]) => one - other)) {
      passed += count;
      if (passed >= rank) return steps;
    }
    return undefined;
  }
}
