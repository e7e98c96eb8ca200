import type { EventsNeeds } from './events';
import type { PipesNeeds } from './pipes';
import { queueUrlOf } from './queue-url';
import type { SqsService } from './sqs';

/** SQS of before services were folders, as other services call it now. */
export function legacyQueues(sqs: SqsService): EventsNeeds['queues'] & PipesNeeds['queues'] {
  return {
    sendMessage: async ({ caller }, { queueArn, ...input }) =>
      sqs.sendMessage(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }),
    receiveMessage: ({ caller, signal }, { queueArn, ...input }) =>
      sqs.receiveMessage(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }, { signal }),
    deleteMessageBatch: async ({ caller }, { queueArn, ...input }) =>
      sqs.deleteMessageBatch(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }),
  };
}
