import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { cfnBoolean, cfnNumber, cfnTags, only, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SqsPorts } from '../ports';
import { addTags } from '../queue/queue-tags';

const NO_FIFO = 'The local run has no FIFO queues';

const policy = z.union([
  z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
  z.string(),
]);

export const sqsQueue = resourceType({
  type: 'AWS::SQS::Queue',
  properties: z.strictObject({
    QueueName: z.string().optional(),
    FifoQueue: only(false).optional(),
    ContentBasedDeduplication: refused(NO_FIFO),
    DeduplicationScope: refused(NO_FIFO),
    FifoThroughputLimit: refused(NO_FIFO),
    KmsMasterKeyId: keyArnProperty.optional(),
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
  }),
  create: ({ QueueName, FifoQueue, Tags, ...given }, { queues }: SqsPorts, { physicalName }) => {
    const attributes = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, String(value)]),
    );
    const queue = queues.create(QueueName ?? physicalName.slice(-80), attributes);
    addTags(queue, Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])));
    return { ref: queue.url, attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: queue.url } };
  },
});
