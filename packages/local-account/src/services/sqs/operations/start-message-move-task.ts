import type { StartMessageMoveTaskRequest, StartMessageMoveTaskResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { invalidParameterValue, missingParameter } from '../error/error';
import { authorize } from './admission';
import { requireNamedQueue } from './named-queue';
import type { SqsContext } from './sqs-context';

const MAXIMUM_RATE = 500;

/** The errors about queues and tasks are recorded on AWS (LocalStack, test_sqs_move_task.snapshot.json). */
export async function startMessageMoveTask(
  context: SqsContext,
  caller: Caller,
  input: StartMessageMoveTaskRequest,
) {
  const { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond: rate } = input;
  if (!SourceArn) throw missingParameter('SourceArn');
  await authorize(context, caller, 'StartMessageMoveTask', SourceArn);
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= 1 && rate <= MAXIMUM_RATE)) {
    throw invalidParameterValue(
      'Value for parameter MaxNumberOfMessagesPerSecond is invalid. ' +
        `Reason: You must enter a number that's between 1 and ${MAXIMUM_RATE}.`,
    );
  }
  const { queues, access, moveTasks } = context;
  const source = requireNamedQueue(queues, 'SourceArn', SourceArn);
  if (queues.sourcesOf(source).length === 0) {
    throw invalidParameterValue('Source queue must be configured as a Dead Letter Queue.');
  }
  if (DestinationArn !== undefined) requireNamedQueue(queues, 'DestinationArn', DestinationArn);
  if (DestinationArn === SourceArn) {
    // The wording is Not confirmed against AWS.
    throw invalidParameterValue('Source queue arn and destination queue arn cannot be the same.');
  }
  const task = moveTasks.start({
    caller,
    source,
    destinationArn: DestinationArn,
    maxNumberOfMessagesPerSecond: rate,
    access,
    queueByArn: (arn) => queues.withArn(arn),
  });
  return { TaskHandle: task.handle } satisfies StartMessageMoveTaskResult;
}
