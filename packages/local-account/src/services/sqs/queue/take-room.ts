import type { Capacity } from '../../../capacity/capacity';
import type { Passage } from '../../../capacity/room';
import { overLimit } from '../error/error';

/**
 * Takes the room for a message that is sent.
 *
 * @param passage of the event that the message is what became of
 * @throws AwsError OverLimit
 */
export function takeRoom({ room }: Pick<Capacity, 'room'>, sizeBytes: number, passage?: Passage): void {
  if (room.keep(sizeBytes, passage)) return;
  throw overLimit(
    `The local run keeps ${room.limits.messages} messages in all queues together, and this would be one more. ` +
      `Receive and delete messages, or purge a queue. AWS has no such limit.`,
  );
}
