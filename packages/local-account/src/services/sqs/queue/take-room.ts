import type { Capacity } from '../../../capacity/capacity';
import type { Passage } from '../../../capacity/room';
import { messageRoom, roomToAccept } from '../../../capacity/sizes';
import { overLimit } from '../error/error';

/**
 * Takes the room for a message that is sent: with room for what may become of it, unless the message is itself what became of an
 * event.
 *
 * @param passage the event's
 * @returns how much it takes, in bytes
 * @throws AwsError OverLimit
 */
export function takeRoom({ room }: Capacity, sizeBytes: number, passage?: Passage): number {
  const bytes = passage ? messageRoom(sizeBytes) : roomToAccept(sizeBytes);
  if (room.keep(bytes, passage)) return bytes;
  throw overLimit(
    `The local run keeps messages in memory, ${room.limits.total} bytes at most in all queues together, with room ` +
      `for their dead letters, and this message would exceed that. Receive and delete messages, or purge a queue. ` +
      `AWS has no such limit.`,
  );
}
