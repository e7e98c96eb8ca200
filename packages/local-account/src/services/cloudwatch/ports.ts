import type { Clock } from '../../clock/clock';
import type { Metrics } from './metrics';

/** What is measured of a queue. */
export interface QueueGauge {
  readonly visible: number;
  readonly inFlight: number;
  /** When the message that was sent first of those that are there was sent, in epoch milliseconds. @default - there is none */
  readonly oldestEnqueuedAt?: number;
}

/** What CloudWatch works on. */
export interface CloudWatchPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly metrics: Metrics;
}
