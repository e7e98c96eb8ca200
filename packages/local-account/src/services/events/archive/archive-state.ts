/** What is kept of an archive beside its events. */
export interface ArchiveState {
  /** In milliseconds since the epoch. */
  readonly creationTime: number;
  readonly count: number;
  readonly sizeBytes: number;
  /** When the event came that came first of those that are here, or earlier. @default - there was none yet */
  readonly oldestKeptAt?: number;
  /** What went for want of room. @default - nothing did */
  readonly dropped?: DroppedFromArchive;
}

export interface DroppedFromArchive {
  readonly events: number;
  /** The latest of their own times, in milliseconds since the epoch. */
  readonly until: number;
}
