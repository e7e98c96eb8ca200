import type { Caller } from '../../../access/caller';
import { queueDoesNotExist } from '../error/error';
import type { Queue } from '../queue/queue';
import { arnOfQueueUrl } from './queue-address';
import { requireQueueKey } from './queue-key';
import type { SqsContext } from './sqs-context';

/**
 * What each operation on one queue begins with: faults on purpose, then the caller's right, then the queue. That AWS
 * looks at the right first, so that who has none does not learn whether the queue exists, is Not confirmed against AWS.
 *
 * @param operation AWS's name; the action is `sqs:` and that
 * @throws AwsError AccessDenied or AWS.SimpleQueueService.NonExistentQueue
 */
export async function admit(
  context: SqsContext,
  caller: Caller,
  operation: string,
  queueUrl: string | undefined,
): Promise<Queue> {
  const queueArn = arnOfQueueUrl(context.account, queueUrl);
  await authorize(context, caller, operation, queueArn, action(operation));
  const queue = context.queues.withArn(queueArn);
  if (!queue) throw queueDoesNotExist();
  requireQueueKey(context, caller, operation, queue);
  return queue;
}

/**
 * The part of the admission that needs no queue to exist.
 *
 * @param resourceArn of a queue, or `*`
 * @param requiredAction @default - `sqs:` and the operation
 * @throws AwsError AccessDenied
 */
export async function authorize(
  { fault, access }: SqsContext,
  caller: Caller,
  operation: string,
  resourceArn: string,
  requiredAction = action(operation),
): Promise<void> {
  await fault?.(operation, resourceArn === '*' ? '' : resourceArn.slice(resourceArn.lastIndexOf(':') + 1));
  access.require(caller, requiredAction, resourceArn);
}

/** There are no actions of their own for batches: the permission for one message covers them (SQS Developer Guide, "Amazon SQS API permissions"). */
function action(operation: string): string {
  return `sqs:${operation.replace(/Batch$/, '')}`;
}
