import type { GetSubscriptionAttributesResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { hasToConfirm } from '../subscription/protocol';
import { arnInput } from '../topic/topic-arn';

export const getSubscriptionAttributes = operation({
  name: 'GetSubscriptionAttributes',
  input: z.object({ SubscriptionArn: arnInput('SubscriptionArn') }),
  authorize: () => '*',
  run: ({ SubscriptionArn }, { account, subscriptions }: SnsPorts) => {
    const subscription = subscriptions.get(SubscriptionArn);
    const { attributes, endpoint, protocol, isConfirmed, principalArn, topicArn } = subscription;
    const { FilterPolicy, FilterPolicyScope, RawMessageDelivery, deadLetterQueueArn } = attributes;
    return {
      Attributes: {
        ConfirmationWasAuthenticated: String(!hasToConfirm(protocol)),
        Endpoint: endpoint,
        ...(FilterPolicy && { FilterPolicy: FilterPolicy.text, FilterPolicyScope }),
        Owner: account.accountId,
        PendingConfirmation: String(!isConfirmed),
        Protocol: protocol,
        RawMessageDelivery: String(RawMessageDelivery),
        ...(deadLetterQueueArn !== undefined && {
          RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterQueueArn }),
        }),
        SubscriptionArn,
        SubscriptionPrincipal: principalArn,
        TopicArn: topicArn,
      },
    } satisfies GetSubscriptionAttributesResponse;
  },
});
