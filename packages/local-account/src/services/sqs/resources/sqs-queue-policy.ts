import { z } from 'zod';
import { cfnPolicyDocument } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { arnOfQueueUrl } from '../operations/queue-address';
import type { SqsPorts } from '../ports';

export const sqsQueuePolicy = resourceType({
  type: 'AWS::SQS::QueuePolicy',
  properties: z.strictObject({
    PolicyDocument: cfnPolicyDocument,
    Queues: z.array(z.string()),
  }),
  create: (given, { account, queues }: SqsPorts, { physicalName }) => {
    let queueArns: readonly string[] = [];
    /** Of several queues none is changed if one is not there, or if the policy is none. */
    const set = ({ PolicyDocument, Queues }: typeof given) => {
      const next = Queues.map((queueUrl) => queues.getQueue(arnOfQueueUrl(account, queueUrl)));
      for (const queue of next) queues.change(queue, { Policy: JSON.stringify(PolicyDocument) });
      const nextArns = next.map((queue) => queue.arn);
      takeAway(queueArns.filter((queueArn) => !nextArns.includes(queueArn)));
      queueArns = nextArns;
    };
    // SQS knows one policy of a queue, and not who has set it: one that was set since goes, too. Not confirmed against AWS.
    const takeAway = (from: readonly string[]) => {
      for (const queueArn of from) {
        const queue = queues.findQueue(queueArn);
        if (queue) queues.change(queue, { Policy: '' });
      }
    };
    set(given);
    return {
      ref: physicalName,
      attributes: { Id: physicalName },
      update: set,
      delete: () => takeAway(queueArns),
    };
  },
});
