import type { EventsNeeds } from './events';
import { queueUrlOf } from './queue-url';
import type { SqsService } from './sqs';

/** SQS of before services were folders, as other services call it now. */
export function legacyQueues(sqs: SqsService): EventsNeeds['queues'] {
  return {
    sendMessage: async ({ caller }, { queueArn, ...input }) =>
      sqs.sendMessage(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }),
  };
}
