import type { PurgeQueueRequest } from '@aws-sdk/client-sqs';
import type { Caller } from '../../../access/caller';
import { AwsError } from '../../../errors/aws-error';
import { admit } from './admission';
import type { SqsContext } from './sqs-context';

const INTERVAL_SECONDS = 60;

/** Deletes all messages at once; AWS takes up to a minute. */
export async function purgeQueue(context: SqsContext, caller: Caller, input: PurgeQueueRequest) {
  const queue = await admit(context, caller, 'PurgeQueue', input.QueueUrl);
  const now = Date.now();
  if (queue.lastPurgedAt !== undefined && now - queue.lastPurgedAt < INTERVAL_SECONDS * 1000) {
    throw new AwsError(
      'AWS.SimpleQueueService.PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.name} is allowed every ${INTERVAL_SECONDS} seconds.`,
      403,
    );
  }
  queue.lastPurgedAt = now;
  queue.purge();
  return {};
}
