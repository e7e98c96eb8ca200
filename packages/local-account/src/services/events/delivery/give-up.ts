import type { Trace } from '../../../trace/trace';
import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { EventsNeeds } from '../needs';
import { sendDeadLetter } from './dead-letter';
import { deliveryFailure } from './delivery-failure';
import type { DeliveryFailure } from './delivery-refused';
import type { Parcel } from './parcel';
import { recordDelivery } from './record-delivery';
import type { ExhaustedRetryCondition } from './retry-policy';

/** A parcel that is not tried any more, and why. */
interface GivenUp {
  readonly parcel: Parcel;
  readonly event: ParsedEvent;
  readonly failure: DeliveryFailure;
  /** Set when trying again was given up, and not when it would not have helped. */
  readonly exhausted?: ExhaustedRetryCondition;
}

/**
 * Sends an event to the dead-letter queue of its target, if it has one. What comes of it is in the trace.
 *
 * @param call of EventBridge, for the rule
 */
export async function giveUp(
  { queues, trace }: Pick<EventsNeeds, 'queues'> & { readonly trace: Trace },
  call: Call,
  { parcel, event, failure, exhausted }: GivenUp,
): Promise<void> {
  const { rule, target, head } = parcel;
  const { code } = failure;
  const queueArn = target.deadLetterQueueArn;
  if (queueArn === undefined) {
    const message = 'The target has no dead-letter queue.';
    recordDelivery(trace, parcel, { what: 'DeadLetterLost', code, message });
    return;
  }
  try {
    await sendDeadLetter(queues, call, queueArn, {
      event,
      rule,
      target,
      failure,
      ...(exhausted && { exhausted: { condition: exhausted, retries: head.retries } }),
    });
  } catch (error) {
    const { message } = deliveryFailure(error, 'sqs');
    recordDelivery(trace, parcel, { what: 'DeadLetterLost', code, message });
    return;
  }
  recordDelivery(trace, parcel, { what: 'DeadLetterSent', code, queueArn });
}
