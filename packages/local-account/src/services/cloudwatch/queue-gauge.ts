/** What is measured of a queue. */
export interface QueueGauge {
  readonly visible: number;
  readonly inFlight: number;
  /** When the message that was sent first of those that are there was sent, in epoch milliseconds. @default - there is none */
  readonly oldestEnqueuedAt?: number;
}
