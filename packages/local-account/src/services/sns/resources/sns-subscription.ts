import { z } from 'zod';
import { cfnBoolean, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';
import { notRun as refuseNotRun } from '../sns-errors';
import { subscribedInTemplate } from './subscribed-in-template';

/** A policy: an object, or its JSON text. */
const policy = z.union([
  z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
  z.string(),
]);

export const snsSubscription = resourceType({
  type: 'AWS::SNS::Subscription',
  properties: z.strictObject({
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
  }),
  create: (properties, ports: SnsPorts, { physicalName }) => {
    const { TopicArn, Protocol, Endpoint, Region = ports.account.region } = properties;
    if (Region !== ports.account.region) throw refuseNotRun(`has the Region ${ports.account.region} alone`);
    const { FilterPolicyScope, FilterPolicy, RawMessageDelivery, RedrivePolicy } = properties;
    const attributes = Object.entries({
      FilterPolicyScope,
      FilterPolicy,
      RawMessageDelivery: RawMessageDelivery === undefined ? undefined : String(RawMessageDelivery),
      RedrivePolicy,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const subscribed = subscribedInTemplate(
      ports.topics.get(TopicArn),
      { protocol: Protocol, endpoint: Endpoint, attributes: Object.fromEntries(attributes) },
      ports,
      physicalName,
    );
    const { subscriptionArn, notRun } = subscribed;
    return {
      ref: subscriptionArn,
      attributes: { Arn: subscriptionArn },
      ...(notRun !== undefined && { notRun }),
      start: () => subscribed.start(),
    };
  },
});
