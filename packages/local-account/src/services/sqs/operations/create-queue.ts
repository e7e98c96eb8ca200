import type { CreateQueueRequest, CreateQueueResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { missingParameter } from '../error/error';
import type { Queue } from '../queue/queue';
import { queueAttributes } from '../queue/queue-attributes';
import { addTags } from '../queue/queue-tags';
import { authorize } from './admission';
import type { SqsContext } from './sqs-context';

/** A queue that is there already, with the same attributes as far as they are given, is as good as a new one. */
export async function createQueue(context: SqsContext, caller: Caller, input: CreateQueueRequest) {
  const { QueueName, Attributes = {}, tags } = input;
  if (!QueueName) throw missingParameter('QueueName');
  const { queues } = context;
  const queueArn = queues.arnOf(QueueName);
  await authorize(context, caller, 'CreateQueue', queueArn);
  if (tags) context.access.require(caller, 'sqs:TagQueue', queueArn);
  const existing = queues.withArn(queueArn);
  if (existing) {
    requireSameAttributes(existing, Attributes);
    return { QueueUrl: existing.url } satisfies CreateQueueResult;
  }
  const queue = queues.create(QueueName, Attributes);
  addTags(queue, tags ?? {});
  return { QueueUrl: queue.url } satisfies CreateQueueResult;
}

function requireSameAttributes(queue: Queue, attributes: Readonly<Record<string, string | undefined>>) {
  const current: Readonly<Record<string, string | undefined>> = queueAttributes(queue);
  for (const [name, value] of Object.entries(attributes)) {
    if (current[name] === value) continue;
    throw new AwsError(
      'QueueAlreadyExists',
      `A queue already exists with the same name and a different value for attribute ${name}`,
    );
  }
}
