import type { Call } from '../../../wire/operation';
import { envelopeText } from '../message/envelope';
import { messageFor, type Notification } from '../message/notification';
import type { Subscription } from '../subscription/subscription';
import type { DeliveryPorts } from './endpoint';

/** A queue gets the envelope, or the message with its attributes. */
export async function deliverToQueue(
  ports: DeliveryPorts,
  call: Call,
  subscription: Subscription,
  notification: Notification,
): Promise<void> {
  await sendToQueue(ports, call, subscription.endpoint, subscription, notification);
}

/** Dead letters are sent as the subscription's messages are (recorded on AWS). */
export async function sendToQueue(
  { endpointUrl, needs }: DeliveryPorts,
  call: Call,
  queueArn: string,
  subscription: Subscription,
  notification: Notification,
): Promise<void> {
  const { messageGroupId: MessageGroupId } = notification;
  const message = subscription.attributes.RawMessageDelivery
    ? {
        MessageBody: messageFor(notification, subscription.protocol),
        MessageAttributes: notification.attributes,
      }
    : { MessageBody: envelopeText(notification, subscription, { endpointUrl }) };
  await needs.queues.sendMessage(call, {
    queueArn,
    ...message,
    ...(MessageGroupId !== undefined && { MessageGroupId }),
  });
}
