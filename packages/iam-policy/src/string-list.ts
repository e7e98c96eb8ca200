import { z } from 'zod';

/** A string or a list of strings, as many elements of a policy are written; always read as a list. */
export const stringList = z
  .union([z.string(), z.array(z.string()).min(1)], { error: 'must be a string or a list of strings' })
  .transform((value) => (typeof value === 'string' ? [value] : value));
