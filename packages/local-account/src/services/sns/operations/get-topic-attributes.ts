import type { GetTopicAttributesResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';
import { defaultTopicPolicy } from '../topic/topic-policy';

/** How AWS delivers to HTTP endpoints unless it is told otherwise (recorded on AWS). */
const EFFECTIVE_DELIVERY_POLICY = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
});

export const getTopicAttributes = operation({
  name: 'GetTopicAttributes',
  input: z.object({ TopicArn: arnInput('TopicArn') }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn }, { account: { accountId }, subscriptions, topics }: SnsPorts) => {
    const topic = topics.get(TopicArn);
    const { DisplayName, Policy, ...given } = topic.attributes;
    const all = subscriptions.of(TopicArn);
    const confirmed = all.filter(({ isConfirmed }) => isConfirmed).length;
    const optional = Object.entries(given).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return {
      Attributes: {
        ...Object.fromEntries(optional),
        DisplayName,
        EffectiveDeliveryPolicy: EFFECTIVE_DELIVERY_POLICY,
        Owner: accountId,
        Policy: Policy ?? defaultTopicPolicy(topic, accountId),
        SubscriptionsConfirmed: String(confirmed),
        SubscriptionsDeleted: String(topic.deletedSubscriptions),
        SubscriptionsPending: String(all.length - confirmed),
        TopicArn,
      },
    } satisfies GetTopicAttributesResponse;
  },
});
