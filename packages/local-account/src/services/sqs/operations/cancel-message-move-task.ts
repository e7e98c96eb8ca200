import type { CancelMessageMoveTaskResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { resourceNotFound } from '../error/error';
import { parseTaskHandle } from '../move-task/task-handle';
import type { SqsPorts } from '../ports';
import { text } from './member-types';
import { requireNamedQueue } from './named-queue';
import { requiredParameter } from './required-parameter';

export const cancelMessageMoveTask = operation({
  name: 'CancelMessageMoveTask',
  input: z
    .object({ TaskHandle: text })
    .transform(({ TaskHandle }) => parseTaskHandle(requiredParameter('TaskHandle', TaskHandle))),
  authorize: ({ sourceArn }) => sourceArn,
  run: ({ taskId, sourceArn }, { queues, moveTasks }: SqsPorts) => {
    requireNamedQueue(queues, 'SourceArn', sourceArn);
    const task = moveTasks.of(sourceArn).find(({ id }) => id === taskId);
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
  },
});
