/** How often each fault struck, by its name. */
export type Strikes = Readonly<Record<string, number>>;

/** What became of transactions. Each is counted once in each number, whatever comes of it how often. */
export interface Counts {
  /** Sent. */
  readonly transactions: number;
  /** Answered with 200. */
  readonly accepted: number;
  /** Of the accepted: in the log in the end. */
  readonly logged: number;
  /** Of the accepted: in a dead-letter queue, before what is there was redriven. */
  readonly deadLettered: number;
  /** Of those: sent on their way once more. */
  readonly redriven: number;
  /** In the log more than once. */
  readonly duplicated: number;
  /**
   * Accepted, and neither in the log nor in a dead-letter queue; or well-formed, redriven with nothing in the way, and still not in
   * the log.
   */
  readonly lost: number;
  /** Found with another body than was sent, or under an id that nobody was told. */
  readonly altered: number;
}

/** What a soak has come to: what `--json` prints. */
export interface SoakReport extends Counts {
  readonly seed: number;
  readonly faults: Strikes;
}

/** The report of a soak that has sent nothing yet. */
export function emptyReport(seed: number): SoakReport {
  return {
    seed,
    transactions: 0,
    accepted: 0,
    logged: 0,
    deadLettered: 0,
    redriven: 0,
    duplicated: 0,
    lost: 0,
    altered: 0,
    faults: {},
  };
}

/** The report with another round in it. */
export function withRound(report: SoakReport, counts: Counts, strikes: Strikes): SoakReport {
  const faults = new Map(Object.entries(report.faults));
  for (const [name, count] of Object.entries(strikes)) faults.set(name, (faults.get(name) ?? 0) + count);
  return {
    seed: report.seed,
    transactions: report.transactions + counts.transactions,
    accepted: report.accepted + counts.accepted,
    logged: report.logged + counts.logged,
    deadLettered: report.deadLettered + counts.deadLettered,
    redriven: report.redriven + counts.redriven,
    duplicated: report.duplicated + counts.duplicated,
    lost: report.lost + counts.lost,
    altered: report.altered + counts.altered,
    faults: Object.fromEntries(faults),
  };
}

/** Whether the promise was kept. */
export function isKept({ lost, altered }: Counts): boolean {
  return lost === 0 && altered === 0;
}
