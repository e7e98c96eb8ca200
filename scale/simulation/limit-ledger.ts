import type { SimulatedQuota } from '../quotas/quotas';

/** What may hold up transactions: a quota of AWS's, or a setting of ours. */
export type Limit = SimulatedQuota | 'throttleRateLimit';

/** How a limit has bound. */
export interface LimitRecord {
  readonly limit: Limit;
  /** In how many steps. */
  readonly steps: number;
  /** How many transactions it refused or held up in one step, at the most. */
  readonly mostHeld: number;
}

/** Keeps book of what held up transactions. */
export class LimitLedger {
  private readonly records = new Map<Limit, { steps: number; mostHeld: number }>();

  /** Once a step and limit, at the most. @param count of transactions; 0 is no holding up */
  held(limit: Limit, count: number): void {
    if (count <= 0) return;
    const record = this.records.get(limit) ?? { steps: 0, mostHeld: 0 };
    this.records.set(limit, { steps: record.steps + 1, mostHeld: Math.max(record.mostHeld, count) });
  }

  /** What bound, the longest first. */
  get entries(): LimitRecord[] {
    return [...this.records]
      .map(([limit, record]) => ({ limit, ...record }))
      .sort((one, other) => other.steps - one.steps || other.mostHeld - one.mostHeld);
  }
}
