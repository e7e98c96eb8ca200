import type { ListMessageMoveTasksResult } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SqsPorts } from '../ports';
import { integerParameter } from './integer-parameter';
import { text, wholeNumber } from './member-types';
import { requireNamedQueue } from './named-queue';
import { requiredParameter } from './required-parameter';

/** AWS's reason is Not confirmed against AWS. */
const MAX_RESULTS = { name: 'MaxResults', minimum: 1, maximum: 10, reason: 'Must be between 1 and 10.' };

export const listMessageMoveTasks = operation({
  name: 'ListMessageMoveTasks',
  input: z.object({ SourceArn: text, MaxResults: wholeNumber }).transform(({ SourceArn, ...given }) => ({
    ...given,
    sourceArn: requiredParameter('SourceArn', SourceArn),
  })),
  authorize: ({ sourceArn }) => sourceArn,
  run: ({ sourceArn, MaxResults }, { queues, moveTasks }: SqsPorts) => {
    const maxResults = integerParameter(MaxResults, MAX_RESULTS, 1);
    requireNamedQueue(queues, 'SourceArn', sourceArn);
    const tasks = moveTasks.of(sourceArn).slice(0, maxResults);
    if (tasks.length === 0) return {} satisfies ListMessageMoveTasksResult;
    return { Results: tasks.map(({ description }) => description) } satisfies ListMessageMoveTasksResult;
  },
});
