import type { GetQueueAttributesResult, QueueAttributeName } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { unknownAttribute } from '../error/error';
import type { SqsPorts } from '../ports';
import { QUEUE_ATTRIBUTE_NAMES, queueAttributes } from '../queue/queue-attributes';
import { text, texts } from './member-types';
import { withQueueArn } from './queue-address';

export const getQueueAttributes = operation({
  name: 'GetQueueAttributes',
  input: ({ account }: SqsPorts) =>
    z.object({ QueueUrl: text, AttributeNames: texts }).transform(withQueueArn(account)),
  authorize: ({ queueArn }) => queueArn,
  run: ({ queueArn, AttributeNames = [] }, { queues }: SqsPorts) => {
    const queue = queues.getQueue(queueArn);
    const names = new Set(AttributeNames);
    for (const name of names) {
      if (!QUEUE_ATTRIBUTE_NAMES.has(name)) throw unknownAttribute(name);
    }
    const attributes: Partial<Record<QueueAttributeName, string>> = Object.fromEntries(
      Object.entries(queueAttributes(queue)).filter(
        ([name, value]) => value !== undefined && (names.has('All') || names.has(name)),
      ),
    );
    if (Object.keys(attributes).length === 0) return {} satisfies GetQueueAttributesResult;
    return { Attributes: attributes } satisfies GetQueueAttributesResult;
  },
});
