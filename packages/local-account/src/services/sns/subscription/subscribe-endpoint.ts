import { randomBytes, randomUUID } from 'node:crypto';
import type { SnsPorts } from '../ports';
import { invalidParameter } from '../sns-errors';
import type { Topic } from '../topic/topic';
import { checkEndpoint, hasToConfirm } from './protocol';
import type { Subscription } from './subscription';
import { asRefusedBySubscribe, changedAttributes, DEFAULT_ATTRIBUTES } from './subscription-attributes';

export interface EndpointToSubscribe {
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The ARN of whoever subscribes. */
  readonly principalArn: string;
  /** The last part of the subscription's ARN. @default - a made-up one */
  readonly id?: string;
}

/**
 * Subscribes an endpoint to a topic; one that is subscribed already, with these attributes, is left as it is. An HTTP endpoint has to
 * confirm it, with what `sendConfirmation` sends it.
 *
 * @throws AwsError `InvalidParameter`
 */
export function subscribeEndpoint(
  topic: Topic,
  { protocol: given, endpoint, attributes: changes, principalArn, id = randomUUID() }: EndpointToSubscribe,
  { subscriptions }: Pick<SnsPorts, 'subscriptions'>,
): Subscription {
  const protocol = checkEndpoint(given, endpoint);
  const attributes = asRefusedBySubscribe(() => changedAttributes(DEFAULT_ATTRIBUTES, changes));
  const existing = subscriptions
    .of(topic.arn)
    .find((subscription) => subscription.protocol === protocol && subscription.endpoint === endpoint);
  if (existing) {
    requireSame(existing, changes);
    return existing;
  }
  const subscription: Subscription = {
    arn: `${topic.arn}:${id}`,
    topicArn: topic.arn,
    protocol,
    endpoint,
    principalArn,
    attributes,
    isConfirmed: !hasToConfirm(protocol),
    token: randomBytes(128).toString('hex'),
  };
  subscriptions.add(subscription);
  return subscription;
}

/** @throws AwsError `InvalidParameter` (recorded on AWS) */
function requireSame({ attributes }: Subscription, changes: Readonly<Record<string, string>>): void {
  const changed = asRefusedBySubscribe(() => changedAttributes(attributes, changes));
  if (JSON.stringify(changed) !== JSON.stringify(attributes)) {
    throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
  }
}
