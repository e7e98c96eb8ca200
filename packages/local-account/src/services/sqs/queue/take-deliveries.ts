import type { Clock } from '../../../clock/clock';
import type { Numbers } from '../../../store/numbers';
import type { Message, QueuedMessage } from '../message/message';
import { receiptHandle } from '../message/receipt-handle';
import type { Delivery, ReceiveRequest } from './delivery';
import { MAXIMUM_IN_FLIGHT } from './in-flight-limit';
import type { QueueContents } from './queue-contents';

/** A message that is given out: as memory holds it, and the whole of it. */
interface TakenMessage {
  readonly queued: QueuedMessage;
  readonly message: Message;
}

/** A message that was received as often as it may be, which is out of sight. */
export interface ExhaustedMessage<Target> extends TakenMessage {
  readonly target: Target;
}

interface DeliveringQueue {
  readonly queueArn: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Of deliveries. */
  readonly numbers: Pick<Numbers, 'next'>;
}

/**
 * Takes the messages whose turn it is, and hides those that are given out.
 *
 * @param deadLettersFor where a message goes that is not to be received once more; undefined for one that is
 * @returns what is given out, and what is to be handed over instead
 */
export function takeDeliveries<Target>(
  contents: QueueContents,
  queue: DeliveringQueue,
  { maxNumberOfMessages, visibilityTimeoutSeconds }: ReceiveRequest,
  deadLettersFor: (message: QueuedMessage) => Target | undefined,
): { deliveries: Delivery[]; exhausted: ExhaustedMessage<Target>[] } {
  const given: TakenMessage[] = [];
  const exhausted: ExhaustedMessage<Target>[] = [];
  const room = Math.min(maxNumberOfMessages, MAXIMUM_IN_FLIGHT - contents.counts.inFlight);
  while (given.length < room) {
    const queued = contents.take();
    if (!queued) break;
    const message = contents.read(queued);
    const target = deadLettersFor(queued);
    if (target) exhausted.push({ queued, message, target });
    else given.push({ queued, message });
  }
  const receivedAt = contents.elapsedMs();
  const deliveries = given.map((taken) => newDelivery(queue, taken, receivedAt));
  const hidden = given.map(({ queued }) => queued);
  contents.hide(hidden, receivedAt + visibilityTimeoutSeconds * 1000);
  return { deliveries, exhausted };
}

/** @param receivedAt in the time that hides messages */
function newDelivery(
  { queueArn, clock, numbers }: DeliveringQueue,
  { queued, message }: TakenMessage,
  receivedAt: number,
): Delivery {
  queued.receiveCount += 1;
  queued.firstReceivedAt ??= clock.now();
  queued.delivery = { id: numbers.next(), receivedAt };
  queued.transaction = message.transaction;
  const { number: messageNumber, delivery, receiveCount, firstReceivedAt } = queued;
  return {
    message,
    receiptHandle: receiptHandle(queueArn, { messageNumber, deliveryId: delivery.id }),
    receiveCount,
    firstReceivedAt,
  };
}
