import { z } from 'zod';
import { keyIdProperty } from '../../../access/key-use';
import { arn } from '../../../arn';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnBoolean, cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SqsPorts } from '../ports';
import type { Queue } from '../queue/queue';
import { checkTags, replaceTags } from '../queue/queue-tags';

const NO_FIFO = 'The local run has no FIFO queues';

const TYPE = 'AWS::SQS::Queue';

const policy = z.union([
  z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
  z.string(),
]);

const properties = z.strictObject({
  QueueName: z.string().optional(),
  FifoQueue: only(false).optional(),
  ContentBasedDeduplication: refused(NO_FIFO),
  DeduplicationScope: refused(NO_FIFO),
  FifoThroughputLimit: refused(NO_FIFO),
  KmsMasterKeyId: z
    .literal('alias/aws/sqs')
    .or(keyIdProperty)
    .optional()
    .describe('`alias/aws/sqs`, or the ARN or the id of a key of the template'),
  KmsDataKeyReusePeriodSeconds: cfnNumber.optional(),
  Tags: cfnTags.default([]),
  DelaySeconds: cfnNumber.optional(),
  MaximumMessageSize: cfnNumber.optional(),
  MessageRetentionPeriod: cfnNumber.optional(),
  ReceiveMessageWaitTimeSeconds: cfnNumber.optional(),
  RedriveAllowPolicy: policy.optional(),
  RedrivePolicy: policy.optional(),
  SqsManagedSseEnabled: cfnBoolean.optional(),
  VisibilityTimeout: cfnNumber.optional(),
});

type Properties = z.output<typeof properties>;

export const sqsQueue = resourceType({
  type: TYPE,
  properties,
  create: (given, { account, queues }: SqsPorts, { physicalName }) => {
    const name = given.QueueName ?? physicalName.slice(-80);
    const queueArn = arn(account, 'sqs', name);
    if (queues.findQueue(queueArn)) throw resourceAlreadyExists(TYPE, name);
    let tags = tagsOf(given);
    checkTags(new Map(), tags);
    const queue = queues.create(name, attributesOf(given));
    replaceTags(queue, {}, tags);
    return {
      ref: queue.url,
      attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: queue.url },
      update: (changed) => {
        const present = queues.getQueue(queueArn);
        const changedTags = tagsOf(changed);
        checkTags(present.tags, changedTags);
        queues.reset(present, attributesOf(changed));
        replaceTags(present, tags, changedTags);
        tags = changedTags;
      },
      describe: () => {
        const present = queues.findQueue(queueArn);
        return present && describe(present);
      },
      // CloudFormation waits out the minute for which the name cannot be taken again; here nothing has to be waited for.
      delete: async () => {
        const present = queues.findQueue(queueArn);
        if (present) await queues.remove(present);
      },
    };
  },
});

function describe({ name: QueueName, settings, tags }: Queue): Readonly<Record<string, unknown>> {
  const { Policy, RedrivePolicy, RedriveAllowPolicy, ...attributes } = settings;
  const parsed = (text: string | undefined): unknown => text && JSON.parse(text);
  return {
    QueueName,
    FifoQueue: false,
    ...attributes,
    RedrivePolicy: parsed(RedrivePolicy?.text),
    RedriveAllowPolicy: parsed(RedriveAllowPolicy?.text),
    Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
  };
}

function attributesOf({ QueueName, FifoQueue, Tags, ...attributes }: Properties): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

function tagsOf({ Tags }: Pick<Properties, 'Tags'>): Record<string, string> {
  return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
}
