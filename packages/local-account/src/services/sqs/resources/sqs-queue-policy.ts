import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import { arnOfQueueUrl } from '../operations/queue-address';
import type { SqsPorts } from '../ports';

export const sqsQueuePolicy = resourceType({
  type: 'AWS::SQS::QueuePolicy',
  properties: z.strictObject({
    PolicyDocument: z.record(z.string(), z.unknown()),
    Queues: z.array(z.string()),
  }),
  create: ({ PolicyDocument, Queues }, { account, queues }: SqsPorts, { physicalName }) => {
    const Policy = JSON.stringify(PolicyDocument);
    for (const queueUrl of Queues) {
      queues.change(queues.getQueue(arnOfQueueUrl(account, queueUrl)), { Policy });
    }
    return { ref: physicalName };
  },
});
