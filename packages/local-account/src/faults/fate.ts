import { createHash } from 'node:crypto';

/**
 * What becomes of something at a hop: a number from 0 up to 1, as good as at random, and the same for the same four.
 *
 * @param fault all that the fault says of where and what, and not its id
 * @param identity what is the same in every run
 * @param time how often it has come by before
 */
export function fate(seed: number, fault: string, identity: string, time: number): number {
  const digest = createHash('sha256').update(`${seed}\n${fault}\n${identity}\n${time}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
