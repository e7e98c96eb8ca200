import { sendConfirmation } from '../delivery/send-confirmation';
import type { SnsPorts } from '../ports';
import { hasToConfirm } from './protocol';
import type { Subscription } from './subscription';

/** Ends a subscription. What is on its way to it is delivered; an HTTP endpoint is told. */
export function endSubscription(subscription: Subscription, ports: SnsPorts): void {
  const { subscriptions, topics } = ports;
  if (!subscriptions.find(subscription.arn)) return;
  subscriptions.delete(subscription);
  const topic = topics.find(subscription.topicArn);
  if (topic) topic.deletedSubscriptions += 1;
  const { isConfirmed, protocol } = subscription;
  if (isConfirmed && hasToConfirm(protocol)) {
    sendConfirmation(subscription, 'UnsubscribeConfirmation', ports);
  }
}
