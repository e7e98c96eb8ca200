import { resourceNotFound } from '../error/error';
import type { Queue } from '../queue/queue';
import type { Queues } from '../queue/queues';

/** The queue that a parameter names by ARN. @throws AwsError ResourceNotFoundException */
export function requireNamedQueue(queues: Queues, parameter: string, queueArn: string): Queue {
  const queue = queues.findQueue(queueArn);
  if (queue) return queue;
  throw resourceNotFound(`The resource that you specified for the ${parameter} parameter doesn't exist.`);
}
