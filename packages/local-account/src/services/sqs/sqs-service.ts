import type * as sqs from '@aws-sdk/client-sqs';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import type { Trace } from '../../trace/trace';
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
import { receiveMessage, type ReceiveOptions } from './operations/receive-message';
import { removePermission } from './operations/remove-permission';
import { sendMessage } from './operations/send-message';
import { sendMessageBatch } from './operations/send-message-batch';
import { setQueueAttributes } from './operations/set-queue-attributes';
import type { Fault, SqsContext } from './operations/sqs-context';
import { startMessageMoveTask } from './operations/start-message-move-task';
import { tagQueue } from './operations/tag-queue';
import { untagQueue } from './operations/untag-queue';
import type { Queue } from './queue/queue';
import { addTags } from './queue/queue-tags';
import { Queues } from './queue/queues';

export interface SqsPorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  /** Where the queues are reached, such as `http://127.0.0.1:4566`; asked for only when a queue URL is. */
  readonly endpointUrl: () => string;
  /** @default - nothing fails on purpose */
  readonly fault?: Fault;
}

/** A queue as CloudFormation creates it. */
export interface QueueInput {
  readonly queueName: string;
  /** As SetQueueAttributes takes them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Amazon SQS, standard queues, in this process. Each operation takes and gives the shapes of the AWS SDK. */
export class SqsService {
  private readonly context: SqsContext;

  constructor({ account, access, trace, endpointUrl, fault }: SqsPorts) {
    const queues = new Queues(account, access, trace, endpointUrl);
    this.context = { account, access, queues, moveTasks: new MoveTasks(), fault };
  }

  /** Creates a queue that is not there yet, without asking who may. @throws AwsError as CreateQueue does */
  createQueue({ queueName, attributes, tags = {} }: QueueInput): Queue {
    const queue = this.context.queues.create(queueName, attributes);
    addTags(queue, tags);
    return queue;
  }

  /** The operation CreateQueue, for a caller. */
  createQueueAs(caller: Caller, input: sqs.CreateQueueRequest) {
    return createQueue(this.context, caller, input);
  }

  deleteQueue(caller: Caller, input: sqs.DeleteQueueRequest) {
    return deleteQueue(this.context, caller, input);
  }

  getQueueUrl(caller: Caller, input: sqs.GetQueueUrlRequest) {
    return getQueueUrl(this.context, caller, input);
  }

  listQueues(caller: Caller, input: sqs.ListQueuesRequest) {
    return listQueues(this.context, caller, input);
  }

  getQueueAttributes(caller: Caller, input: sqs.GetQueueAttributesRequest) {
    return getQueueAttributes(this.context, caller, input);
  }

  setQueueAttributes(caller: Caller, input: sqs.SetQueueAttributesRequest) {
    return setQueueAttributes(this.context, caller, input);
  }

  addPermission(caller: Caller, input: sqs.AddPermissionRequest) {
    return addPermission(this.context, caller, input);
  }

  removePermission(caller: Caller, input: sqs.RemovePermissionRequest) {
    return removePermission(this.context, caller, input);
  }

  tagQueue(caller: Caller, input: sqs.TagQueueRequest) {
    return tagQueue(this.context, caller, input);
  }

  untagQueue(caller: Caller, input: sqs.UntagQueueRequest) {
    return untagQueue(this.context, caller, input);
  }

  listQueueTags(caller: Caller, input: sqs.ListQueueTagsRequest) {
    return listQueueTags(this.context, caller, input);
  }

  sendMessage(caller: Caller, input: sqs.SendMessageRequest) {
    return sendMessage(this.context, caller, input);
  }

  sendMessageBatch(caller: Caller, input: sqs.SendMessageBatchRequest) {
    return sendMessageBatch(this.context, caller, input);
  }

  /** With a wait, a long poll: it ends as soon as there is a message. */
  receiveMessage(caller: Caller, input: sqs.ReceiveMessageRequest, options?: ReceiveOptions) {
    return receiveMessage(this.context, caller, input, options);
  }

  deleteMessage(caller: Caller, input: sqs.DeleteMessageRequest) {
    return deleteMessage(this.context, caller, input);
  }

  deleteMessageBatch(caller: Caller, input: sqs.DeleteMessageBatchRequest) {
    return deleteMessageBatch(this.context, caller, input);
  }

  changeMessageVisibility(caller: Caller, input: sqs.ChangeMessageVisibilityRequest) {
    return changeMessageVisibility(this.context, caller, input);
  }

  changeMessageVisibilityBatch(caller: Caller, input: sqs.ChangeMessageVisibilityBatchRequest) {
    return changeMessageVisibilityBatch(this.context, caller, input);
  }

  purgeQueue(caller: Caller, input: sqs.PurgeQueueRequest) {
    return purgeQueue(this.context, caller, input);
  }

  listDeadLetterSourceQueues(caller: Caller, input: sqs.ListDeadLetterSourceQueuesRequest) {
    return listDeadLetterSourceQueues(this.context, caller, input);
  }

  startMessageMoveTask(caller: Caller, input: sqs.StartMessageMoveTaskRequest) {
    return startMessageMoveTask(this.context, caller, input);
  }

  listMessageMoveTasks(caller: Caller, input: sqs.ListMessageMoveTasksRequest) {
    return listMessageMoveTasks(this.context, caller, input);
  }

  cancelMessageMoveTask(caller: Caller, input: sqs.CancelMessageMoveTaskRequest) {
    return cancelMessageMoveTask(this.context, caller, input);
  }

  /** Ends long polls, timers and move tasks. */
  stop(): void {
    this.context.moveTasks.stop();
    this.context.queues.stop();
  }
}
