import type { Subscription as Described } from '@aws-sdk/client-sns';
import type { Subscription } from '../subscription/subscription';

/** A subscription as the lists have it: one that waits for its confirmation has no ARN to show. */
export function describeSubscription(subscription: Subscription, accountId: string): Described {
  const { arn, endpoint, protocol, topicArn } = subscription;
  return {
    SubscriptionArn: subscription.isConfirmed ? arn : 'PendingConfirmation',
    Owner: accountId,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  };
}
