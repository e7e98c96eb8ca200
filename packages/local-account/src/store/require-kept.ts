import { AwsError } from '../errors/aws-error';
import type { Call } from '../wire/operation';
import { type Change, type Store, StoreFull } from './store';

/**
 * Keeps what a client brings in, and waits until it, and all that was written before, outlives this process: only then may the client
 * be told that it was accepted. What has become of something accepted is not waited for: that is on disk for as long as this is not.
 *
 * @param keepFreeBytes see `Store`
 * @throws AwsError ServiceUnavailable while the disk takes nothing new
 */
export async function requireKept(
  store: Store,
  { passage }: Pick<Call, 'passage'>,
  changes: readonly Change[] = [],
  keepFreeBytes?: number,
): Promise<void> {
  if (passage) return store.write(changes);
  try {
    await store.commit(changes, keepFreeBytes);
  } catch (error) {
    if (!(error instanceof StoreFull)) throw error;
    // The code is in each API's list of common errors. Not confirmed against AWS: its message.
    throw new AwsError('ServiceUnavailable', `The local run cannot keep anything new. ${error.message}`, 503);
  }
}
