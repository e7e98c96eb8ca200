import type { Room } from '../../../capacity/room';
import { AwsError } from '../../../errors/aws-error';
import { type Change, type Store, StoreFull } from '../../../store/store';
import type { Call } from '../../../wire/operation';

/** What becomes of a message on its way takes up to so many times as much: event, archive, log, dead letter. */
const FOLLOWING_COPIES = 4;

/**
 * Keeps a message that is sent: what it takes is on disk before its sender is answered. What became of an event that was accepted is not
 * waited for: the event is on disk for as long as it is not.
 *
 * @throws AwsError ServiceUnavailable while the disk takes nothing new
 */
export async function keepMessage(
  { room, store }: { readonly room: Pick<Room, 'keptBytes'>; readonly store: Store },
  { passage }: Pick<Call, 'passage'>,
  changes: readonly Change[],
): Promise<void> {
  if (passage) return store.write(changes);
  try {
    await store.commit(changes, FOLLOWING_COPIES * room.keptBytes);
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
    // The code is in SQS's list of common errors. Not confirmed against AWS: its message.
    throw new AwsError('ServiceUnavailable', `The local run cannot keep the message. ${error.message}`, 503);
  }
}
