import { Ledger, type TransactionEnd } from '../account-for/ledger';
import type { SentRecord } from '../send/sent-record';
import { LatencyHistogram } from './latencies';
import type { LoadRecord } from './load-record';
import { TimeLine, type TimeSpan } from './time-line';

/** So many different reasons of refusals are told apart. */
const MOST_REASONS = 20;

/** When one was to be sent, from the start of the load, and how long its answer took from then on. */
interface Acceptance {
  readonly dueMs: number;
  readonly acceptanceMs: number;
}

type Outcome = SentRecord['outcome'];

/** Counts what becomes of the transactions of a load. */
export class LoadTally {
  readonly ledger = new Ledger();
  private readonly counts: Record<Outcome, number> = { accepted: 0, refused: 0, unanswered: 0, altered: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly acceptances = new Map<string, Acceptance>();
  private readonly acceptance = new LatencyHistogram();
  private readonly timeLine: TimeLine;

  constructor(durationMs: number) {
    this.timeLine = new TimeLine(durationMs);
  }

  countAnswer(
    { outcome, apiRequestId, sha256, error = '' }: SentRecord,
    { dueMs, acceptanceMs }: Acceptance,
  ): void {
    this.counts[outcome] += 1;
    const isIn = outcome === 'accepted' || outcome === 'altered';
    this.timeLine.sent(dueMs, isIn ? acceptanceMs : undefined);
    if (!isIn) {
      const reason = this.reasons.has(error) || this.reasons.size < MOST_REASONS ? error : 'other reasons';
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
      return;
    }
    this.acceptance.record(acceptanceMs);
    if (apiRequestId === undefined) return;
    this.ledger.accept({ apiRequestId, sha256 });
    this.acceptances.set(apiRequestId, { dueMs, acceptanceMs });
  }

  /**
   * What all of it comes to.
   *
   * @param messagesWaiting in the source queue, of whomever
   */
  sumUp(messagesWaiting: number) {
    const ends = { processed: 0, 'dead-lettered': 0, missing: 0, altered: 0, duplicated: 0 };
    const endToEnd = new LatencyHistogram();
    for (const end of this.ledger.ends()) {
      ends[end.outcome] += 1;
      if (end.isAltered) ends.altered += 1;
      if (end.times > 1) ends.duplicated += 1;
      this.timeEnd(end, endToEnd);
    }
    const { accepted, altered, refused, unanswered } = this.counts;
    const waiting = Math.min(ends.missing, messagesWaiting);
    const counts = {
      accepted: accepted + altered,
      refused,
      unanswered,
      refusals: [...this.reasons]
        .map(([error, count]) => ({ error, count }))
        .sort((one, other) => other.count - one.count),
      processed: ends.processed,
      deadLettered: ends['dead-lettered'],
      waiting,
      lost: ends.missing - waiting,
      altered: altered + ends.altered,
      duplicated: ends.duplicated,
      acceptance: this.acceptance.latencies(),
      endToEnd: endToEnd.latencies(),
    } satisfies Partial<LoadRecord>;
    return { counts, spans: this.timeLine.timeSpans() satisfies TimeSpan[] };
  }

  private timeEnd({ apiRequestId, processingMs }: TransactionEnd, endToEnd: LatencyHistogram): void {
    const accepted = this.acceptances.get(apiRequestId);
    if (!accepted || processingMs === undefined) return;
    const { dueMs, acceptanceMs } = accepted;
    endToEnd.record(acceptanceMs + processingMs);
    this.timeLine.processed(dueMs, acceptanceMs + processingMs);
  }
}
