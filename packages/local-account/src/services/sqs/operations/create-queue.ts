import type { CreateQueueResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { ownValue } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import type { Queue } from '../queue/queue';
import { queueAttributes } from '../queue/queue-attributes';
import { addTags } from '../queue/queue-tags';
import { text, textsByName } from './member-types';
import { requiredParameter } from './required-parameter';

/** A queue that is there already, with the same attributes as far as they are given, is as good as a new one. */
export const createQueue = operation({
  name: 'CreateQueue',
  input: z
    .object({ QueueName: text, Attributes: textsByName, tags: textsByName })
    .transform(({ QueueName, ...given }) => ({
      ...given,
      queueName: requiredParameter('QueueName', QueueName),
    })),
  authorize: ({ queueName, tags }, { account }: SqsPorts) => {
    const resource = arn(account, 'sqs', queueName);
    // "To be able to tag a queue on creation, you must have the sqs:CreateQueue and sqs:TagQueue permissions" (SQS API Reference).
    return [{ resource }, ...(tags ? [{ action: 'sqs:TagQueue', resource }] : [])];
  },
  run: ({ queueName, Attributes = {}, tags = {} }, { account, queues }: SqsPorts) => {
    const existing = queues.findQueue(arn(account, 'sqs', queueName));
    if (existing) {
      requireSameAttributes(existing, Attributes);
      return { QueueUrl: existing.url } satisfies CreateQueueResult;
    }
    const queue = queues.create(queueName, Attributes);
    addTags(queue, tags);
    queues.keepMade(queue);
    return { QueueUrl: queue.url } satisfies CreateQueueResult;
  },
});

function requireSameAttributes(queue: Queue, attributes: Readonly<Record<string, string>>) {
  const current: Readonly<Record<string, string | undefined>> = queueAttributes(queue);
  for (const [name, value] of Object.entries(attributes)) {
    if (ownValue(current, name) === value) continue;
    throw new AwsError(
      'QueueAlreadyExists',
      `A queue already exists with the same name and a different value for attribute ${name}`,
    );
  }
}
