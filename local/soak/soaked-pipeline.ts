/** What a client is told. */
export interface Answer {
  /** @default - the API did not take the request */
  readonly apiRequestId?: string;
  readonly isAccepted: boolean;
  /** Whether the API asks to come again later. */
  readonly isThrottled: boolean;
}

/** A transaction as it was found somewhere. */
export interface Copy {
  readonly apiRequestId: string | undefined;
  readonly body: string | undefined;
}

/** A dead letter of *unprocessed*: the whole event. */
export interface DeadEvent extends Copy {
  /** JSON, as it was found. */
  readonly event: string;
}

/** A pipeline as its clients and its operator see it: what a soak sends to, looks into, and redrives. */
export interface SoakedPipeline {
  post(body: string): Promise<Answer>;
  /** What the log has of transactions. @param since milliseconds since the epoch */
  readLog(since: number): AsyncIterable<Copy>;
  /** What is in *undelivered*. It stays there. */
  readUndelivered(): AsyncIterable<Copy>;
  /** Takes all out of *unprocessed*. */
  takeUnprocessed(): AsyncIterable<DeadEvent>;
  /** Has SQS move all of *undelivered* back to where it came from. */
  redriveUndelivered(): Promise<void>;
  /** Starts the workflow with an event. */
  process(event: string): Promise<void>;
}
