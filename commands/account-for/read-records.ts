import { logRecords } from '../aws/log-records';
import { readFunctionRecord } from '../trace/function-record';
import type { SearchPlace } from '../trace/search-place';
import type { Ledger } from './ledger';

/** CloudWatch Logs shows events in the order of their times only when all have come in: so far back is read each time. */
const LATE_MS = 10_000;
/** So many ids a filter pattern names; beyond, every transaction's record is read. */
const MOST_NAMED = 10;

/** Reads what the function has logged since it was read last. */
export class RecordReader {
  private readTo: number;

  /** @param where `since`: when the first was sent, in epoch milliseconds */
  constructor(
    private readonly where: SearchPlace,
    private readonly ledger: Ledger,
  ) {
    this.readTo = where.since;
  }

  /** @returns how much of it is news */
  read(): Promise<number> {
    return this.readFrom(Math.max(this.where.since, this.readTo - LATE_MS));
  }

  /** Reads all of it once more, for what came in later than others of its time. @returns how much of it is news */
  readAgain(): Promise<number> {
    return this.readFrom(this.where.since);
  }

  private async readFrom(since: number): Promise<number> {
    const { connection, stack, signal } = this.where;
    const question = {
      logGroupName: stack.output('LogGroupName'),
      filterPattern: filterPatternFor(this.ledger.idsUpTo(MOST_NAMED)),
      since,
      signal,
    };
    let news = 0;
    for await (const event of logRecords(connection, question)) {
      this.readTo = Math.max(this.readTo, event.timestamp);
      const record = readFunctionRecord(event);
      if (record && this.ledger.enterRecord(event.eventId, record)) news += 1;
    }
    return news;
  }
}

function filterPatternFor(ids: readonly string[] | undefined): string {
  if (ids === undefined) return '{ $.message.apiRequestId = * }';
  return `{ ${ids.map((id) => `($.message.apiRequestId = "${id}")`).join(' || ')} }`;
}
