import { createHash } from 'node:crypto';

/** The letters and digits of IAM's ids. */
export const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const UNIQUE_ID_LENGTH = 17;

/**
 * An id as IAM makes them (IAM User Guide, "Unique identifiers"), made up from a name, so that it is the same in each run.
 *
 * @param prefix of a user, a managed policy or a role
 */
export function uniqueId(prefix: 'AIDA' | 'ANPA' | 'AROA', name: string): string {
  const digest = createHash('sha256').update(name).digest().subarray(0, UNIQUE_ID_LENGTH);
  return prefix + Array.from(digest, (byte) => ID_CHARACTERS[byte % ID_CHARACTERS.length]).join('');
}
