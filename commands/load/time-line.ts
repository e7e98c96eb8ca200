import { type Latencies, LatencyHistogram } from './latencies';

/** What happened to the transactions whose time was within one span. */
export interface TimeSpan {
  /** From the start of the load, in milliseconds. */
  readonly fromMs: number;
  /** A second. */
  readonly dueRate: number;
  readonly acceptedRate: number;
  /** By when they were processed, not when they were due. */
  readonly processedRate: number;
  readonly acceptance?: Latencies;
  readonly endToEnd?: Latencies;
}

/** So many points a plot has at most, and each stands for a second or more. */
const MOST_SPANS = 200;
const SECOND_MS = 1000;

interface Collected {
  due: number;
  accepted: number;
  processed: number;
  readonly acceptance: LatencyHistogram;
  readonly endToEnd: LatencyHistogram;
}

/** The load over time, span by span. */
export class TimeLine {
  private readonly spanMs: number;
  private readonly spans: Collected[] = [];

  constructor(private readonly durationMs: number) {
    this.spanMs = Math.max(1, Math.ceil(durationMs / SECOND_MS / MOST_SPANS)) * SECOND_MS;
  }

  /** @param latencyMs @default - it was not accepted */
  sent(dueMs: number, latencyMs?: number): void {
    const span = this.at(dueMs);
    span.due += 1;
    if (latencyMs === undefined) return;
    span.accepted += 1;
    span.acceptance.record(latencyMs);
  }

  processed(dueMs: number, endToEndMs: number): void {
    this.at(dueMs).endToEnd.record(endToEndMs);
    this.at(dueMs + endToEndMs).processed += 1;
  }

  /** Without gaps, from the start to whatever came last. */
  timeSpans(): TimeSpan[] {
    return Array.from({ length: this.spans.length }, (_, index) => {
      const { due, accepted, processed, acceptance, endToEnd } = this.spans[index] ?? emptySpan();
      // The load may end within its last span.
      const dueSeconds =
        Math.max(1, Math.min(this.spanMs, this.durationMs - index * this.spanMs)) / SECOND_MS;
      return {
        fromMs: index * this.spanMs,
        dueRate: due / dueSeconds,
        acceptedRate: accepted / dueSeconds,
        processedRate: processed / (this.spanMs / SECOND_MS),
        acceptance: acceptance.latencies(),
        endToEnd: endToEnd.latencies(),
      };
    });
  }

  private at(ms: number): Collected {
    return (this.spans[Math.max(0, Math.floor(ms / this.spanMs))] ??= emptySpan());
  }
}

function emptySpan(): Collected {
  return {
    due: 0,
    accepted: 0,
    processed: 0,
    acceptance: new LatencyHistogram(),
    endToEnd: new LatencyHistogram(),
  };
}
