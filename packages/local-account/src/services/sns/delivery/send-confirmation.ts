import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import { signatureOf, writeEnvelope } from '../message/envelope';
import type { SnsPorts } from '../ports';
import type { Subscription } from '../subscription/subscription';
import { postNotification } from './post-notification';

/** What an HTTP endpoint is told when it is subscribed, and when its subscription is deleted (recorded on AWS). */
type ConfirmationType = 'SubscriptionConfirmation' | 'UnsubscribeConfirmation';

function messageOf(type: ConfirmationType, { arn, topicArn }: Subscription): string {
  return type === 'SubscriptionConfirmation'
    ? `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`
    : `You have chosen to deactivate subscription ${arn}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.`;
}

/**
 * Sends an endpoint the token with which it confirms its subscription. It is the endpoint that visits the address in it, on this
 * machine: whoever cannot reach this machine is never sent a message.
 */
export function sendConfirmation(
  subscription: Subscription,
  type: ConfirmationType,
  { clock, delivery, endpointUrl, trace }: SnsPorts,
): void {
  const { arn, topicArn, endpoint: url, token } = subscription;
  const { signature, certificateUrl } = signatureOf({ endpointUrl });
  const messageId = randomUUID();
  const body = writeEnvelope({
    Type: type,
    MessageId: messageId,
    Token: token,
    TopicArn: topicArn,
    Message: messageOf(type, subscription),
    SubscribeURL: `${endpointUrl}/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}&Version=2010-03-31`,
    Timestamp: new Date(clock.now()).toISOString(),
    SignatureVersion: '1',
    Signature: signature,
    SigningCertURL: certificateUrl,
  });
  const isEnd = type === 'UnsubscribeConfirmation';
  const posted = { url, type, messageId, topicArn, body, ...(isEnd && { subscriptionArn: arn }) };
  void postNotification(posted, clock, delivery.signal).catch((error: unknown) => {
    if (!(error instanceof AwsError)) throw error;
    if (!delivery.signal.aborted) {
      trace.record(arn, {}, { what: 'StateChanged', state: 'UNCONFIRMED', reason: error.message });
    }
  });
}
