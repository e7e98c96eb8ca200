import type { Call } from '../../../wire/operation';
import { attributesOf, signatureOf, unsubscribeUrl } from '../message/envelope';
import { messageFor, type Notification } from '../message/notification';
import type { Subscription } from '../subscription/subscription';
import type { DeliveryPorts } from './endpoint';

/** Functions are invoked, and not waited for: `RawMessageDelivery` changes nothing for them. */
export async function deliverToFunction(
  ports: DeliveryPorts,
  call: Call,
  subscription: Subscription,
  notification: Notification,
): Promise<void> {
  await ports.needs.functions.invoke(call, {
    FunctionName: subscription.endpoint,
    InvocationType: 'Event',
    Payload: JSON.stringify(eventOf(ports, subscription, notification)),
  });
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function eventOf(
  { endpointUrl }: DeliveryPorts,
  { arn, protocol }: Subscription,
  notification: Notification,
): object {
  const { messageId, topicArn, subject = null, attributes, signatureVersion, date } = notification;
  const { signature, certificateUrl } = signatureOf({ endpointUrl });
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: arn,
        Sns: {
          Type: 'Notification',
          MessageId: messageId,
          TopicArn: topicArn,
          Subject: subject,
          Message: messageFor(notification, protocol),
          Timestamp: date.toISOString(),
          SignatureVersion: signatureVersion,
          Signature: signature,
          SigningCertUrl: certificateUrl,
          UnsubscribeUrl: unsubscribeUrl({ endpointUrl }, arn),
          MessageAttributes: attributesOf(attributes),
        },
      },
    ],
  };
}
