import type * as sdk from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import type { LocalWorld } from '../../local-world';
import type { SqsService } from '..';
import { sqsInput } from './sqs-input';

function sqsOperation<Input>(
  name: string,
  run: (
    sqs: SqsService,
    call: [caller: Caller, input: Input],
    signal: AbortSignal,
  ) => object | void | Promise<object | void>,
) {
  return operation({
    name,
    input: sqsInput,
    invalid: 'SerializationException',
    // The service takes the SDK's own input types, which `sqsInput` has the members of.
    run: async (input, caller, { sqs }: LocalWorld, signal) =>
      (await run(sqs, [caller, input as Input], signal)) ?? {},
  });
}

/** Every operation of SQS that the local run serves. */
export const sqsOperations = [
  sqsOperation<sdk.AddPermissionRequest>('AddPermission', (sqs, call) => sqs.addPermission(...call)),
  sqsOperation<sdk.CancelMessageMoveTaskRequest>('CancelMessageMoveTask', (sqs, call) =>
    sqs.cancelMessageMoveTask(...call),
  ),
  sqsOperation<sdk.ChangeMessageVisibilityRequest>('ChangeMessageVisibility', (sqs, call) =>
    sqs.changeMessageVisibility(...call),
  ),
  sqsOperation<sdk.ChangeMessageVisibilityBatchRequest>('ChangeMessageVisibilityBatch', (sqs, call) =>
    sqs.changeMessageVisibilityBatch(...call),
  ),
  sqsOperation<sdk.CreateQueueRequest>('CreateQueue', (sqs, call) => sqs.createQueueAs(...call)),
  sqsOperation<sdk.DeleteMessageRequest>('DeleteMessage', (sqs, call) => sqs.deleteMessage(...call)),
  sqsOperation<sdk.DeleteMessageBatchRequest>('DeleteMessageBatch', (sqs, call) =>
    sqs.deleteMessageBatch(...call),
  ),
  sqsOperation<sdk.DeleteQueueRequest>('DeleteQueue', (sqs, call) => sqs.deleteQueue(...call)),
  sqsOperation<sdk.GetQueueAttributesRequest>('GetQueueAttributes', (sqs, call) =>
    sqs.getQueueAttributes(...call),
  ),
  sqsOperation<sdk.GetQueueUrlRequest>('GetQueueUrl', (sqs, call) => sqs.getQueueUrl(...call)),
  sqsOperation<sdk.ListDeadLetterSourceQueuesRequest>('ListDeadLetterSourceQueues', (sqs, call) =>
    sqs.listDeadLetterSourceQueues(...call),
  ),
  sqsOperation<sdk.ListMessageMoveTasksRequest>('ListMessageMoveTasks', (sqs, call) =>
    sqs.listMessageMoveTasks(...call),
  ),
  sqsOperation<sdk.ListQueuesRequest>('ListQueues', (sqs, call) => sqs.listQueues(...call)),
  sqsOperation<sdk.ListQueueTagsRequest>('ListQueueTags', (sqs, call) => sqs.listQueueTags(...call)),
  sqsOperation<sdk.PurgeQueueRequest>('PurgeQueue', (sqs, call) => sqs.purgeQueue(...call)),
  // A client that gives up a long poll and asks again must not have lost a message to the poll it gave up.
  sqsOperation<sdk.ReceiveMessageRequest>('ReceiveMessage', (sqs, call, signal) =>
    sqs.receiveMessage(...call, { signal }),
  ),
  sqsOperation<sdk.RemovePermissionRequest>('RemovePermission', (sqs, call) => sqs.removePermission(...call)),
  sqsOperation<sdk.SendMessageRequest>('SendMessage', (sqs, call) => sqs.sendMessage(...call)),
  sqsOperation<sdk.SendMessageBatchRequest>('SendMessageBatch', (sqs, call) => sqs.sendMessageBatch(...call)),
  sqsOperation<sdk.SetQueueAttributesRequest>('SetQueueAttributes', (sqs, call) =>
    sqs.setQueueAttributes(...call),
  ),
  sqsOperation<sdk.StartMessageMoveTaskRequest>('StartMessageMoveTask', (sqs, call) =>
    sqs.startMessageMoveTask(...call),
  ),
  sqsOperation<sdk.TagQueueRequest>('TagQueue', (sqs, call) => sqs.tagQueue(...call)),
  sqsOperation<sdk.UntagQueueRequest>('UntagQueue', (sqs, call) => sqs.untagQueue(...call)),
];
