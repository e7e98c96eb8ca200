import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { LocalServices } from '../../local-services';

export const sqsQueuePolicy = resourceType({
  type: 'AWS::SQS::QueuePolicy',
  properties: z.strictObject({
    PolicyDocument: z.record(z.string(), z.unknown()),
    Queues: z.array(z.string()),
  }),
  create: async ({ PolicyDocument, Queues }, { sqs, access }: LocalServices, { physicalName }) => {
    for (const QueueUrl of Queues) {
      const Attributes = { Policy: JSON.stringify(PolicyDocument) };
      await sqs.setQueueAttributes(access.administrator, { QueueUrl, Attributes });
    }
    return { ref: physicalName };
  },
});
