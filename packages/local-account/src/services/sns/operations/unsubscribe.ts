import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { sendConfirmation } from '../delivery/send-confirmation';
import type { SnsPorts } from '../ports';
import { hasToConfirm } from '../subscription/protocol';
import { arnInput } from '../topic/topic-arn';

/** A subscription that there is not is as good as deleted (recorded on AWS). */
export const unsubscribe = operation({
  name: 'Unsubscribe',
  input: z.object({ SubscriptionArn: arnInput('SubscriptionArn') }),
  authorize: () => '*',
  run: ({ SubscriptionArn }, ports: SnsPorts) => {
    const { subscriptions, topics } = ports;
    const subscription = subscriptions.find(SubscriptionArn);
    if (!subscription) return {};
    subscriptions.delete(subscription);
    const topic = topics.find(subscription.topicArn);
    if (topic) topic.deletedSubscriptions += 1;
    const { isConfirmed, protocol } = subscription;
    if (isConfirmed && hasToConfirm(protocol)) {
      sendConfirmation(subscription, 'UnsubscribeConfirmation', ports);
    }
    return {};
  },
});
