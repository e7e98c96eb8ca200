import { callerIdentity } from '../../../access/caller-identity';
import { stableUuid } from '../../../engine/stable-uuid';
import { sendConfirmation } from '../delivery/send-confirmation';
import type { SnsPorts } from '../ports';
import { endSubscription } from '../subscription/end-subscription';
import { PERSONAL_PROTOCOLS } from '../subscription/protocol';
import { subscribeEndpoint } from '../subscription/subscribe-endpoint';
import type { Subscription } from '../subscription/subscription';
import type { Topic } from '../topic/topic';

/** What a template's subscription becomes. */
export interface SubscribedInTemplate {
  readonly subscriptionArn: string;
  /** @default - it is not run */
  readonly subscription?: Subscription;
  /** Why it is not run. @default - it is */
  readonly notRun?: string;
  /** Asks an HTTP endpoint whether it wants what is published, as soon as the stack stands. */
  start(): void;
  end(): void;
}

/**
 * Subscribes what a template names. What people get is accepted and not run: it changes nothing about how the stack works.
 *
 * @param physicalName of the subscription
 * @throws AwsError `InvalidParameter`
 */
export function subscribedInTemplate(
  topic: Topic,
  {
    protocol,
    endpoint,
    attributes = {},
  }: {
    readonly protocol: string;
    readonly endpoint: string;
    readonly attributes?: Readonly<Record<string, string>>;
  },
  ports: SnsPorts,
  physicalName: string,
): SubscribedInTemplate {
  const id = stableUuid(physicalName);
  if (PERSONAL_PROTOCOLS.includes(protocol)) {
    return {
      subscriptionArn: `${topic.arn}:${id}`,
      notRun: `nobody is sent ${protocol === 'sms' ? 'SMS' : 'e-mail'} locally`,
      start: () => undefined,
      end: () => undefined,
    };
  }
  const principalArn = callerIdentity(ports.access.administrator.principal).arn;
  const subscription = subscribeEndpoint(topic, { protocol, endpoint, attributes, principalArn, id }, ports);
  return {
    subscriptionArn: subscription.arn,
    subscription,
    end: () => endSubscription(subscription, ports),
    start: () => {
      if (!subscription.isConfirmed) sendConfirmation(subscription, 'SubscriptionConfirmation', ports);
    },
  };
}
