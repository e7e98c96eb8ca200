import type { StartMessageMoveTaskResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { NotAWholeNumber } from '../../../wire/whole-number';
import { invalidParameterValue } from '../error/error';
import type { SqsPorts } from '../ports';
import { text, wholeNumber } from './member-types';
import { requireNamedQueue } from './named-queue';
import { requiredParameter } from './required-parameter';

const MAXIMUM_RATE = 500;

/** The errors about queues and tasks are recorded on AWS (LocalStack, test_sqs_move_task.snapshot.json). */
export const startMessageMoveTask = operation({
  name: 'StartMessageMoveTask',
  input: z
    .object({ SourceArn: text, DestinationArn: text, MaxNumberOfMessagesPerSecond: wholeNumber })
    .transform(({ SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond }) => ({
      sourceArn: requiredParameter('SourceArn', SourceArn),
      destinationArn: DestinationArn,
      maxNumberOfMessagesPerSecond: MaxNumberOfMessagesPerSecond,
    })),
  authorize: ({ sourceArn }) => sourceArn,
  run: (
    { sourceArn, destinationArn, maxNumberOfMessagesPerSecond },
    { queues, moveTasks }: SqsPorts,
    { caller },
  ) => {
    const rate = checkedRate(maxNumberOfMessagesPerSecond);
    const source = requireNamedQueue(queues, 'SourceArn', sourceArn);
    if (queues.sourcesOf(source).length === 0) {
      throw invalidParameterValue('Source queue must be configured as a Dead Letter Queue.');
    }
    if (destinationArn !== undefined) requireNamedQueue(queues, 'DestinationArn', destinationArn);
    if (destinationArn === sourceArn) {
      // The wording is Not confirmed against AWS.
      throw invalidParameterValue('Source queue arn and destination queue arn cannot be the same.');
    }
    const task = moveTasks.start({ caller, source, destinationArn, maxNumberOfMessagesPerSecond: rate });
    return { TaskHandle: task.handle } satisfies StartMessageMoveTaskResult;
  },
});

function checkedRate(rate: number | NotAWholeNumber | undefined): number | undefined {
  if (rate === undefined) return undefined;
  if (typeof rate === 'number' && rate >= 1 && rate <= MAXIMUM_RATE) return rate;
  throw invalidParameterValue(
    'Value for parameter MaxNumberOfMessagesPerSecond is invalid. ' +
      `Reason: You must enter a number that's between 1 and ${MAXIMUM_RATE}.`,
  );
}
