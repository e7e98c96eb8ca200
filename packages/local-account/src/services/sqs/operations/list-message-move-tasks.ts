import type { ListMessageMoveTasksRequest, ListMessageMoveTasksResult } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { missingParameter } from '../error/error';
import { authorize } from './admission';
import { integerParameter } from './integer-parameter';
import { requireNamedQueue } from './named-queue';
import type { SqsContext } from './sqs-context';

/** AWS's reason is Not confirmed against AWS. */
const MAX_RESULTS = { name: 'MaxResults', minimum: 1, maximum: 10, reason: 'Must be between 1 and 10.' };

export async function listMessageMoveTasks(
  context: SqsContext,
  caller: Caller,
  input: ListMessageMoveTasksRequest,
) {
  const { SourceArn } = input;
  if (!SourceArn) throw missingParameter('SourceArn');
  await authorize(context, caller, 'ListMessageMoveTasks', SourceArn);
  const maxResults = integerParameter(input.MaxResults, MAX_RESULTS, 1);
  requireNamedQueue(context.queues, 'SourceArn', SourceArn);
  const tasks = context.moveTasks.of(SourceArn).slice(0, maxResults);
  if (tasks.length === 0) return {} satisfies ListMessageMoveTasksResult;
  return { Results: tasks.map(({ description }) => description) } satisfies ListMessageMoveTasksResult;
}
