/** What a run is like after so many transactions. */
export interface GrowthMark {
  /** Since its start. */
  readonly transactions: number;
  /** From the mark before to this one: the time of a burst until its last record is in the log, over its transactions, in milliseconds. */
  readonly wallMs: number;
  /** From the mark before to this one: processor time of the run and its functions for each transaction, in milliseconds. */
  readonly processorMs: number;
  /** Resident memory of the run and its functions, in megabytes. */
  readonly residentMb: number;
  /** What of the run's own memory is left when its garbage is collected, in megabytes. */
  readonly liveMb: number;
  readonly deadLetters: number;
}
