import { z } from 'zod';

/** Name, ARN or partial ARN. */
export const functionNameInput = z.string().min(1).max(170);

/** A version or alias, of which there is only `$LATEST`. */
export const qualifierInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[a-zA-Z0-9$_-]+$/)
  .optional();
