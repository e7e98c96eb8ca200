import type { Clock } from '../../clock/clock';
import type { Metrics } from './metrics';

/** What CloudWatch works on. */
export interface CloudWatchPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly metrics: Metrics;
}
