import type { Call } from '../../../wire/operation';
import { envelopeText } from '../message/envelope';
import { messageFor, type Notification } from '../message/notification';
import type { Subscription } from '../subscription/subscription';
import type { DeliveryPorts } from './endpoint';
import { postNotification } from './post-notification';

/** An HTTP endpoint gets the envelope, or the message alone: its attributes are then left out. */
export async function deliverToHttp(
  { clock, endpointUrl }: DeliveryPorts,
  { signal }: Call,
  subscription: Subscription,
  notification: Notification,
): Promise<void> {
  const isRaw = subscription.attributes.RawMessageDelivery;
  const posted = {
    url: subscription.endpoint,
    type: 'Notification',
    messageId: notification.messageId,
    topicArn: notification.topicArn,
    subscriptionArn: subscription.arn,
    isRaw,
    body: isRaw
      ? messageFor(notification, subscription.protocol)
      : envelopeText(notification, subscription, { endpointUrl }),
  } as const;
  await postNotification(posted, clock, signal);
}
