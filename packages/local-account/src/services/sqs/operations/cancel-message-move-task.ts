import type { CancelMessageMoveTaskRequest, CancelMessageMoveTaskResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { missingParameter, resourceNotFound } from '../error/error';
import { parseTaskHandle } from '../move-task/task-handle';
import { authorize } from './admission';
import { requireNamedQueue } from './named-queue';
import type { SqsContext } from './sqs-context';

export async function cancelMessageMoveTask(
  context: SqsContext,
  caller: Caller,
  input: CancelMessageMoveTaskRequest,
) {
  if (!input.TaskHandle) throw missingParameter('TaskHandle');
  const { taskId, sourceArn } = parseTaskHandle(input.TaskHandle);
  await authorize(context, caller, 'CancelMessageMoveTask', sourceArn);
  requireNamedQueue(context.queues, 'SourceArn', sourceArn);
  const task = context.moveTasks.of(sourceArn).find(({ id }) => id === taskId);
  if (!task) throw resourceNotFound('Task does not exist.');
  if (!task.isRunning) {
    // "A message movement can only be cancelled when the current status is RUNNING" (SQS API Reference). Which error
    // that gives is Not confirmed against AWS.
    throw new AwsError(
      'AWS.SimpleQueueService.UnsupportedOperation',
      'A message movement can only be cancelled when the current status is RUNNING.',
    );
  }
  task.cancel();
  return { ApproximateNumberOfMessagesMoved: task.movedCount } satisfies CancelMessageMoveTaskResult;
}
