import type { ListSubscriptionsByTopicResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';
import { pageInput, snsPage } from './sns-input';
import { describeSubscription } from './subscription-description';

export const listSubscriptionsByTopic = operation({
  name: 'ListSubscriptionsByTopic',
  input: z.object({ TopicArn: arnInput('TopicArn'), ...pageInput }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn, NextToken: token }, { account, subscriptions, topics }: SnsPorts) => {
    const { items, NextToken } = snsPage(subscriptions.of(topics.get(TopicArn).arn), token);
    const Subscriptions = items.map((item) => describeSubscription(item, account.accountId));
    return { Subscriptions, NextToken } satisfies ListSubscriptionsByTopicResponse;
  },
});
