import { AwsError } from '../../../errors/aws-error';
import { invalidParameterValue } from '../error/error';

const NO_FIFO = 'The local run has standard queues only, no FIFO queues.';

const STANDARD_NAME = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * Refuses a queue that is to be FIFO, by its attributes or by a name that only FIFO queues have, and a name that no queue has.
 *
 * @param attributes as CreateQueue takes them
 * @throws AwsError AWS.SimpleQueueService.UnsupportedOperation or InvalidParameterValue
 */
export function requireStandardQueue(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
): void {
  if (attributes.FifoQueue === 'true')
    throw new AwsError('AWS.SimpleQueueService.UnsupportedOperation', NO_FIFO);
  if (STANDARD_NAME.test(name)) return;
  const reason = 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
  throw invalidParameterValue(name.endsWith('.fifo') ? `${reason}. ${NO_FIFO}` : reason);
}
