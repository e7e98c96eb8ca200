import { z } from 'zod';

/** Name, ARN or partial ARN; the service itself reads it. */
export const functionNameInput = z.string().min(1).max(170);

/** A version or alias, which the service knows only `$LATEST` of. */
export const qualifierInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[a-zA-Z0-9$_-]+$/)
  .optional();
