import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import type { Queue } from './queue';
import { DEFAULT_DATA_KEY_REUSE_SECONDS } from './queue-settings';

/** Every name that GetQueueAttributes takes. Those of FIFO queues have no value here. */
export const QUEUE_ATTRIBUTE_NAMES: ReadonlySet<string> = new Set(
  Object.keys({
    All: true,
    ApproximateNumberOfMessages: true,
    ApproximateNumberOfMessagesDelayed: true,
    ApproximateNumberOfMessagesNotVisible: true,
    ContentBasedDeduplication: true,
    CreatedTimestamp: true,
    DeduplicationScope: true,
    DelaySeconds: true,
    FifoQueue: true,
    FifoThroughputLimit: true,
    KmsDataKeyReusePeriodSeconds: true,
    KmsMasterKeyId: true,
    LastModifiedTimestamp: true,
    MaximumMessageSize: true,
    MessageRetentionPeriod: true,
    Policy: true,
    QueueArn: true,
    ReceiveMessageWaitTimeSeconds: true,
    RedriveAllowPolicy: true,
    RedrivePolicy: true,
    SqsManagedSseEnabled: true,
    VisibilityTimeout: true,
  } satisfies Record<QueueAttributeName, true>),
);

/** What AWS tells of a queue, as text: times in seconds since the epoch, what is set, and of a key only while there is one. */
export function queueAttributes(queue: Queue): Partial<Record<QueueAttributeName, string>> {
  const { settings } = queue;
  const { counts } = queue.messages;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    CreatedTimestamp: seconds(queue.createdAt),
    LastModifiedTimestamp: seconds(queue.modifiedAt),
    DelaySeconds: String(settings.DelaySeconds),
    MaximumMessageSize: String(settings.MaximumMessageSize),
    MessageRetentionPeriod: String(settings.MessageRetentionPeriod),
    ReceiveMessageWaitTimeSeconds: String(settings.ReceiveMessageWaitTimeSeconds),
    VisibilityTimeout: String(settings.VisibilityTimeout),
    SqsManagedSseEnabled: String(settings.SqsManagedSseEnabled),
    KmsMasterKeyId: settings.KmsMasterKeyId,
    KmsDataKeyReusePeriodSeconds:
      settings.KmsMasterKeyId &&
      String(settings.KmsDataKeyReusePeriodSeconds ?? DEFAULT_DATA_KEY_REUSE_SECONDS),
    Policy: settings.Policy,
    RedrivePolicy: settings.RedrivePolicy?.text,
    RedriveAllowPolicy: settings.RedriveAllowPolicy?.text,
  };
}

function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}
