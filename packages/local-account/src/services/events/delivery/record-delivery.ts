import type { Trace } from '../../../trace/trace';
import type { Happening } from '../../../trace/trace-record';
import type { Parcel } from './parcel';

type DeliveryHappening = Extract<Happening, { what: 'TargetFailed' | 'DeadLetterSent' | 'DeadLetterLost' }>;

type WithoutEventId<T> = T extends unknown ? Omit<T, 'eventId'> : never;

/** Tells what became of an event on its way to a target. */
export function recordDelivery(
  trace: Trace,
  { head, rule }: Parcel,
  happening: WithoutEventId<DeliveryHappening>,
): void {
  const { eventId, transaction } = head;
  trace.record(rule.name, transaction, { ...happening, eventId });
}
