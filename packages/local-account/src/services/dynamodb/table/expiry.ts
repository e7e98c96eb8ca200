import type { Clock, Timer } from '../../../clock/clock';
import { ownValue } from '../../../record-by-name';
import type { Table } from './table';
import type { Tables } from './tables';

/** AWS deletes an item "within a few days of its expiration"; so nothing may rely on the moment. */
const SWEEP_EVERY_MS = 3_600_000;

/** An item whose time is longer ago is kept: it is taken for a mistake (DynamoDB Developer Guide, "Time to Live"). */
const LONGEST_AGO_SECONDS = 5 * 365 * 86_400;

/** Deletes items whose time has come, once an hour. */
export class Expiry {
  private timer?: Timer;
  private isStopped = false;

  constructor(
    private readonly tables: Tables,
    private readonly clock: Pick<Clock, 'after' | 'now'>,
  ) {}

  /** @param attribute has the time, in seconds since the epoch, at which an item expires */
  enable(table: Table, attribute: string): void {
    table.timeToLiveAttribute = attribute;
    if (!this.timer) this.wait();
  }

  stop(): void {
    this.isStopped = true;
    this.timer?.cancel();
  }

  private wait(): void {
    if (this.isStopped) return;
    this.timer = this.clock.after(SWEEP_EVERY_MS, () => {
      for (const table of this.tables.all()) this.sweep(table);
      this.wait();
    });
  }

  private sweep(table: Table): void {
    const { timeToLiveAttribute } = table;
    if (timeToLiveAttribute === undefined) return;
    const now = this.clock.now() / 1000;
    const expired = [...table.items.all()].filter(({ item }) => {
      const value = ownValue(item, timeToLiveAttribute);
      const time = value && 'N' in value ? Number(value.N) : Infinity;
      return time <= now && time > now - LONGEST_AGO_SECONDS;
    });
    this.tables.make(expired.map(({ item }) => table.deleting(item)));
  }
}
