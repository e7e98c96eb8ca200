import { z } from 'zod';
import { notRun } from '../s3-errors';

/** The bucket of an operation; whether there is one, the operation finds out. */
export const bucketInput = z.string().min(1);

export const keyInput = z.string().min(1).max(1024);

/**
 * A member that is not run.
 *
 * @param harmless the values that change nothing
 */
export function unserved(member: string, ...harmless: readonly string[]) {
  return z
    .string()
    .optional()
    .transform((given) => {
      if (given === undefined || harmless.includes(given)) return undefined;
      throw notRun(`does not take ${member}`);
    });
}
