import { subscriptionDoesNotExist } from '../sns-errors';
import type { Subscription } from './subscription';

/** The subscriptions of the account. Those of a topic that is gone are still there, as on AWS (recorded). */
export class Subscriptions {
  private readonly byArn = new Map<string, Subscription>();

  /** Sorted by their ARN. */
  get all(): Subscription[] {
    return [...this.byArn.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  of(topicArn: string): Subscription[] {
    return this.all.filter((subscription) => subscription.topicArn === topicArn);
  }

  find(subscriptionArn: string): Subscription | undefined {
    return this.byArn.get(subscriptionArn);
  }

  /** @throws AwsError `NotFound` */
  get(subscriptionArn: string): Subscription {
    const subscription = this.find(subscriptionArn);
    if (subscription) return subscription;
    throw subscriptionDoesNotExist();
  }

  add(subscription: Subscription): void {
    this.byArn.set(subscription.arn, subscription);
  }

  delete(subscription: Subscription): void {
    this.byArn.delete(subscription.arn);
  }
}
