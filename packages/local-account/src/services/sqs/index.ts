import { createService } from '../../service';
import type { Call, Operation } from '../../wire/operation';
import { MoveTasks } from './move-task/move-tasks';
import { addPermission } from './operations/add-permission';
import { cancelMessageMoveTask } from './operations/cancel-message-move-task';
import { changeMessageVisibility } from './operations/change-message-visibility';
import { changeMessageVisibilityBatch } from './operations/change-message-visibility-batch';
import { createQueue } from './operations/create-queue';
import { deleteMessage } from './operations/delete-message';
import { deleteMessageBatch } from './operations/delete-message-batch';
import { deleteQueue } from './operations/delete-queue';
import { getQueueAttributes } from './operations/get-queue-attributes';
import { getQueueUrl } from './operations/get-queue-url';
import { listDeadLetterSourceQueues } from './operations/list-dead-letter-source-queues';
import { listMessageMoveTasks } from './operations/list-message-move-tasks';
import { listQueueTags } from './operations/list-queue-tags';
import { listQueues } from './operations/list-queues';
import { purgeQueue } from './operations/purge-queue';
import { arnOfQueueUrl } from './operations/queue-address';
import { receiveMessage } from './operations/receive-message';
import { removePermission } from './operations/remove-permission';
import { sendMessage } from './operations/send-message';
import { sendMessageBatch } from './operations/send-message-batch';
import { setQueueAttributes } from './operations/set-queue-attributes';
import { startMessageMoveTask } from './operations/start-message-move-task';
import { tagQueue } from './operations/tag-queue';
import { untagQueue } from './operations/untag-queue';
import type { SqsAccountPorts, SqsPorts } from './ports';
import { sqsProtocol, sqsXml } from './protocol/sqs-protocol';
import { Queues } from './queue/queues';
import { sqsQueue } from './resources/sqs-queue';
import { sqsQueuePolicy } from './resources/sqs-queue-policy';

/** How many messages a queue has in each state. */
export interface QueueCount {
  readonly name: string;
  readonly visible: number;
  readonly delayed: number;
  readonly inFlight: number;
}

export type Sqs = ReturnType<typeof sqsService>;

/**
 * Amazon SQS, standard queues, in this process.
 *
 * @returns the service, and what other services may do with its queues: by their ARN, in the caller's name
 */
export function sqsService(account: SqsAccountPorts) {
  const queues = new Queues(account);
  const moveTasks = new MoveTasks({ ...account, queues });
  const service = createService<SqsPorts>(account, {
    name: 'sqs',
    ports: { ...account, queues, moveTasks },
    api: {
      protocol: sqsProtocol,
      operations: [
        addPermission,
        cancelMessageMoveTask,
        changeMessageVisibility,
        changeMessageVisibilityBatch,
        createQueue,
        deleteMessage,
        deleteMessageBatch,
        deleteQueue,
        getQueueAttributes,
        getQueueUrl,
        listDeadLetterSourceQueues,
        listMessageMoveTasks,
        listQueueTags,
        listQueues,
        purgeQueue,
        receiveMessage,
        removePermission,
        sendMessage,
        sendMessageBatch,
        setQueueAttributes,
        startMessageMoveTask,
        tagQueue,
        untagQueue,
      ],
      // SQS checks values itself, so what a schema refuses is of another type.
      inputErrors: { constraint: 'SerializationException' },
    },
    resources: [sqsQueue, sqsQueuePolicy],
    restore: () => queues.restore(),
    resume: async () => {
      await queues.restoreMade();
      return queues.withoutQueue;
    },
    stop: () => {
      moveTasks.stop();
      queues.stop();
    },
  });

  /** An operation for other services, with input that is parsed already. @throws AwsError as AWS would answer */
  function offered<Input, Output extends object>(operation: Operation<SqsPorts, Input, Output>) {
    return (call: Call, input: Input) => service.perform(operation, input, call);
  }

  return {
    service,
    counts: (): QueueCount[] => queues.all().map(({ name, messages }) => ({ name, ...messages.counts })),
    /** What is measured of a queue; undefined if it is not there. */
    gauge: (name: string) => {
      const messages = queues.all().find((queue) => queue.name === name)?.messages;
      return messages && { ...messages.counts, oldestEnqueuedAt: messages.oldestEnqueuedAt };
    },
    queues: {
      queueArnOfUrl: (queueUrl: string) => arnOfQueueUrl(account.account, queueUrl),
      /** What SQS answers in the query protocol. */
      xml: sqsXml,
      sendMessage: offered(sendMessage),
      receiveMessage: offered(receiveMessage),
      deleteMessageBatch: offered(deleteMessageBatch),
      /** @returns undefined if there is no such queue */
      visibilityTimeoutSeconds: (queueArn: string) => queues.findQueue(queueArn)?.settings.VisibilityTimeout,
    },
  };
}
