import { Validations } from 'aws-cdk-lib';
import type { Subscription } from 'aws-cdk-lib/aws-sns';

/** Why what validators find of a subscription to the alarms is as it should be. */
export function acknowledgeSubscriptionFindings(subscription: Subscription): void {
  Validations.of(subscription).acknowledge({
    id: 'Serverless-SNSRedrivePolicy',
    reason:
      'SNS tries for hours to deliver a mail. One that could not be delivered by then is only news of the past: whether an alarm is on, and when it was, CloudWatch keeps itself.',
  });
}
