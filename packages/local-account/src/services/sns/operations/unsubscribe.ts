import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { endSubscription } from '../subscription/end-subscription';
import { arnInput } from '../topic/topic-arn';

/** A subscription that there is not is as good as deleted (recorded on AWS). */
export const unsubscribe = operation({
  name: 'Unsubscribe',
  input: z.object({ SubscriptionArn: arnInput('SubscriptionArn') }),
  authorize: () => '*',
  run: ({ SubscriptionArn }, ports: SnsPorts) => {
    const subscription = ports.subscriptions.find(SubscriptionArn);
    if (subscription) endSubscription(subscription, ports);
    return {};
  },
});
