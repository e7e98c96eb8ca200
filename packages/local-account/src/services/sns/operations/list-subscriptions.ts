import type { ListSubscriptionsResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { pageInput, snsPage } from './sns-input';
import { describeSubscription } from './subscription-description';

export const listSubscriptions = operation({
  name: 'ListSubscriptions',
  input: z.object(pageInput),
  authorize: (_, { account }: SnsPorts) => arn(account, 'sns', '*'),
  run: ({ NextToken: token }, { account, subscriptions }: SnsPorts) => {
    const { items, NextToken } = snsPage(subscriptions.all, token);
    const Subscriptions = items.map((item) => describeSubscription(item, account.accountId));
    return { Subscriptions, NextToken } satisfies ListSubscriptionsResponse;
  },
});
