import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { changedAttributes } from '../subscription/subscription-attributes';
import { arnInput } from '../topic/topic-arn';

export const setSubscriptionAttributes = operation({
  name: 'SetSubscriptionAttributes',
  input: z.object({
    SubscriptionArn: arnInput('SubscriptionArn'),
    AttributeName: z.string(),
    AttributeValue: z.string().default(''),
  }),
  authorize: () => '*',
  run: ({ SubscriptionArn, AttributeName, AttributeValue }, { subscriptions }: SnsPorts) => {
    const subscription = subscriptions.get(SubscriptionArn);
    subscription.attributes = changedAttributes(subscription.attributes, { [AttributeName]: AttributeValue });
    return {};
  },
});
