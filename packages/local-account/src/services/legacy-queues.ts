import type { Account } from '../account';
import type { EventsNeeds } from './events';
import type { HttpApiNeeds } from './http-api';
import type { PipesNeeds } from './pipes';
import { queueUrlOf } from './queue-url';
import { protocolError, type SqsService } from './sqs';
import { arnOfQueueUrl } from './sqs/operations/queue-address';

/** SQS of before services were folders, as other services call it now. */
export function legacyQueues(
  sqs: SqsService,
  account: Account,
): EventsNeeds['queues'] & HttpApiNeeds['queues'] & PipesNeeds['queues'] {
  return {
    sendMessage: async ({ caller }, { queueArn, ...input }) =>
      sqs.sendMessage(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }),
    receiveMessage: ({ caller, signal }, { queueArn, ...input }) =>
      sqs.receiveMessage(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }, { signal }),
    queueArnOfUrl: (queueUrl) => arnOfQueueUrl(account, queueUrl),
    describeError: protocolError,
    deleteMessageBatch: async ({ caller }, { queueArn, ...input }) =>
      sqs.deleteMessageBatch(caller, { ...input, QueueUrl: queueUrlOf(queueArn) }),
  };
}
