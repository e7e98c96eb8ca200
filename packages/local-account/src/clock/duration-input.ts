import { z } from 'zod';
import { parseIsoDuration } from './iso-duration';

/** Longer than any limit of AWS's: a year. */
const LONGEST_MS = 366 * 86_400_000;

/** A duration of ISO 8601, read as milliseconds. */
export const durationInput = z.string().transform((text, context) => {
  const durationMs = parseIsoDuration(text);
  if (durationMs !== undefined && durationMs <= LONGEST_MS) return durationMs;
  context.addIssue('is a duration of ISO 8601 of a year at most, such as PT5S');
  return z.NEVER;
});
