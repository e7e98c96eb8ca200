import { z } from 'zod';
import { arn } from '../../../arn';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SnsPorts } from '../ports';
import type { Topic } from '../topic/topic';
import { type SubscribedInTemplate, subscribedInTemplate } from './subscribed-in-template';

const NO_FIFO = 'The local run has no FIFO topics';

const topicProperties = z.strictObject({
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
});

type TopicProperties = z.output<typeof topicProperties>;

export const snsTopic = resourceType({
  type: 'AWS::SNS::Topic',
  properties: topicProperties,
  create: (created, ports: SnsPorts, { physicalName }) => {
    const { topics, account } = ports;
    const { TopicName = physicalName } = created;
    const topicArn = arn(account, 'sns', TopicName);
    // CreateTopic would give the topic that there is.
    if (topics.find(topicArn)) throw resourceAlreadyExists('AWS::SNS::Topic', topicArn);
    const topic = topics.create(TopicName, attributesOf(created), tagsOf(created));
    const subscribe = ({ Endpoint, Protocol }: TopicProperties['Subscription'][number]) =>
      subscribedInTemplate(
        topic,
        { protocol: Protocol, endpoint: Endpoint },
        ports,
        `${physicalName}-${Protocol}-${Endpoint}`,
      );
    let subscribed = subscribeAll(created, subscribe, new Map(), () => topics.delete(topic));
    const reasons = [...subscribed.values()].flatMap(({ notRun }) => (notRun === undefined ? [] : [notRun]));
    return {
      ref: topic.arn,
      attributes: { TopicArn: topic.arn, TopicName },
      ...(reasons.length > 0 && { notRun: [...new Set(reasons)].join(', ') }),
      start: () => {
        for (const subscription of subscribed.values()) subscription.start();
      },
      update: (changed) => {
        const before = subscribed;
        const after = subscribeAll(changed, subscribe, before);
        topics.change(topic, attributesOf(changed));
        topic.tags.clear();
        for (const [key, value] of tagsOf(changed)) topic.tags.set(key, value);
        for (const [key, subscription] of after) if (!before.has(key)) subscription.start();
        for (const [key, subscription] of before) if (!after.has(key)) subscription.end();
        subscribed = after;
      },
      describe: () => (topics.find(topic.arn) ? describeTopic(topic) : undefined),
      delete: () => {
        for (const { subscription } of subscribed.values()) {
          if (subscription) ports.subscriptions.delete(subscription);
        }
        topics.delete(topic);
      },
    };
  },
});

type Subscribed = ReadonlyMap<string, SubscribedInTemplate>;

/**
 * @param kept those that there are already, by what they subscribe
 * @param undo what else is taken back when one is refused
 * @returns all of the properties, by what they subscribe
 * @throws AwsError `InvalidParameter`; then none is added
 */
function subscribeAll(
  { Subscription }: TopicProperties,
  subscribe: (given: TopicProperties['Subscription'][number]) => SubscribedInTemplate,
  kept: Subscribed,
  undo?: () => void,
): Subscribed {
  const all = new Map<string, SubscribedInTemplate>();
  try {
    for (const given of Subscription) {
      const key = JSON.stringify([given.Protocol, given.Endpoint]);
      all.set(key, kept.get(key) ?? subscribe(given));
    }
    return all;
  } catch (error) {
    for (const [key, added] of all) if (!kept.has(key)) added.end();
    undo?.();
    throw error;
  }
}

/** An empty value is the default. */
function attributesOf(properties: TopicProperties): Readonly<Record<string, string>> {
  const { DisplayName = '', KmsMasterKeyId = '', SignatureVersion = '', TracingConfig = '' } = properties;
  return { DisplayName, KmsMasterKeyId, SignatureVersion, TracingConfig };
}

function tagsOf({ Tags }: TopicProperties): ReadonlyMap<string, string> {
  return new Map(Tags.map(({ Key, Value }) => [Key, Value]));
}

function describeTopic({ attributes, tags }: Topic) {
  const { DisplayName, KmsMasterKeyId, SignatureVersion, TracingConfig } = attributes;
  return {
    ...(DisplayName !== '' && { DisplayName }),
    ...(KmsMasterKeyId !== undefined && { KmsMasterKeyId }),
    ...(SignatureVersion !== undefined && { SignatureVersion }),
    ...(TracingConfig !== undefined && { TracingConfig }),
    ...(tags.size > 0 && { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) }),
  };
}
