import { z } from 'zod';
import { cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';
import { subscribedInTemplate } from './subscribed-in-template';

const NO_FIFO = 'The local run has no FIFO topics';

export const snsTopic = resourceType({
  type: 'AWS::SNS::Topic',
  properties: z.strictObject({
    TopicName: z.string().optional(),
    DisplayName: z.string().optional(),
    FifoTopic: only(false).optional(),
    ArchivePolicy: refused(NO_FIFO),
    ContentBasedDeduplication: refused(NO_FIFO),
    FifoThroughputScope: refused(NO_FIFO),
    DataProtectionPolicy: refused('The local run does not look for personal data in messages'),
    DeliveryStatusLogging: refused('The local run keeps no logs of deliveries'),
    KmsMasterKeyId: z.string().optional(),
    SignatureVersion: z.enum(['1', '2']).optional(),
    Subscription: z.array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() })).default([]),
    Tags: cfnTags.default([]),
    // Whether AWS records traces changes nothing about a delivery.
    TracingConfig: z.enum(['Active', 'PassThrough']).optional(),
  }),
  create: (properties, ports: SnsPorts, { physicalName }) => {
    const { TopicName = physicalName, Subscription, Tags } = properties;
    const { DisplayName, KmsMasterKeyId, SignatureVersion, TracingConfig } = properties;
    const attributes = Object.entries({ DisplayName, KmsMasterKeyId, SignatureVersion, TracingConfig });
    const given = attributes.filter((entry): entry is [string, string] => entry[1] !== undefined);
    const tags = new Map(Tags.map(({ Key, Value }) => [Key, Value]));
    const topic = ports.topics.create(TopicName, Object.fromEntries(given), tags);
    const subscribed = Subscription.map(({ Endpoint, Protocol }, index) =>
      subscribedInTemplate(
        topic,
        { protocol: Protocol, endpoint: Endpoint },
        ports,
        `${physicalName}-${index}`,
      ),
    );
    const reasons = subscribed.flatMap(({ notRun }) => (notRun === undefined ? [] : [notRun]));
    return {
      ref: topic.arn,
      attributes: { TopicArn: topic.arn, TopicName },
      ...(reasons.length > 0 && { notRun: [...new Set(reasons)].join(', ') }),
      start: () => {
        for (const subscription of subscribed) subscription.start();
      },
    };
  },
});
