import { z } from 'zod';

/** Members of which none is required; others may be there (recorded on AWS: a member of no such name passes). */
export function fields<Shape extends Readonly<Record<string, z.ZodType>>>(shape: Shape) {
  return z.looseObject(shape).partial();
}

export const text = z.string();

/** From so many characters to so many. */
export function boundedText(minLength: number, maxLength: number): z.ZodString {
  return z.string().min(minLength).max(maxLength);
}

/** As Step Functions has times: text. */
export const time = z.string();

/** As Step Functions has bytes: text. */
export const bytes = z.string();
