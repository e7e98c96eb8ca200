import { z } from 'zod';
import { cfnBoolean, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';
import { notRun as refuseNotRun } from '../sns-errors';
import { changedAttributes, DEFAULT_ATTRIBUTES } from '../subscription/subscription-attributes';
import { subscribedInTemplate } from './subscribed-in-template';

/** A policy: an object, or its JSON text. */
const policy = z.union([
  z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
  z.string(),
]);

const subscriptionProperties = z.strictObject({
  TopicArn: z.string(),
  Protocol: z
    .string()
    .describe(
      '`sqs`, `lambda`, `http` and `https`; `email`, `email-json` and `sms` are accepted and not run',
    ),
  Endpoint: z.string().default(''),
  DeliveryPolicy: refused("The local run delivers by AWS's default policy"),
  FilterPolicy: policy.optional(),
  FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).optional(),
  RawMessageDelivery: cfnBoolean.optional(),
  RedrivePolicy: policy.optional(),
  Region: z.string().optional(),
  ReplayPolicy: refused('The local run has no FIFO topics, and only they have archives'),
  SubscriptionRoleArn: refused('The local run does not deliver to Firehose'),
});

export const snsSubscription = resourceType({
  type: 'AWS::SNS::Subscription',
  properties: subscriptionProperties,
  create: (properties, ports: SnsPorts, { physicalName }) => {
    const { TopicArn, Protocol, Endpoint } = properties;
    requireRegion(properties, ports);
    const subscribed = subscribedInTemplate(
      ports.topics.get(TopicArn),
      { protocol: Protocol, endpoint: Endpoint, attributes: attributesOf(properties) },
      ports,
      physicalName,
    );
    const { subscription, subscriptionArn, notRun } = subscribed;
    return {
      ref: subscriptionArn,
      attributes: { Arn: subscriptionArn },
      ...(notRun !== undefined && { notRun }),
      start: () => subscribed.start(),
      update: (changed) => {
        requireRegion(changed, ports);
        const attributes = changedAttributes(DEFAULT_ATTRIBUTES, attributesOf(changed));
        if (subscription) subscription.attributes = attributes;
      },
      describe: () => {
        const current = ports.subscriptions.find(subscriptionArn);
        return current && { RawMessageDelivery: current.attributes.RawMessageDelivery };
      },
      delete: () => subscribed.end(),
    };
  },
});

type SubscriptionProperties = z.output<typeof subscriptionProperties>;

/** @throws AwsError `InvalidParameter` */
function requireRegion({ Region }: SubscriptionProperties, { account: { region } }: SnsPorts): void {
  if (Region !== undefined && Region !== region) throw refuseNotRun(`has the Region ${region} alone`);
}

function attributesOf(properties: SubscriptionProperties): Readonly<Record<string, string>> {
  const { FilterPolicyScope, FilterPolicy, RawMessageDelivery, RedrivePolicy } = properties;
  const attributes = Object.entries({
    FilterPolicyScope,
    FilterPolicy,
    RawMessageDelivery: RawMessageDelivery === undefined ? undefined : String(RawMessageDelivery),
    RedrivePolicy,
  });
  return Object.fromEntries(attributes.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
