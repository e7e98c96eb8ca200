import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { type Bounds, numberProblem } from '../compile/bounded-number';
import { anyValue, assign, type LanguageShapes } from '../compile/schema';
import { parseTimestamp } from '../timestamp';

/** Whether a string is an expression: AWS looks at its first two and its last two characters only. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

/** A number, or a string that is an expression. */
function integerOrExpression(bounds: Bounds) {
  return z.custom<number | string>(
    (value) => isExpression(value) || numberProblem(value, 'Integer', bounds) === undefined,
    { error: ({ input }) => numberProblem(input, 'Integer', bounds) },
  );
}

const NOT_CLOSED = 'JSONata string must start with {% and end with %}';

const output = { Output: anyValue.optional() };
const completion = { ...output, Assign: assign.optional() };
const seconds = integerOrExpression({ min: 1, max: 99_999_999 });

export const JSONATA_SHAPES = {
  Task: {
    ...completion,
    Arguments: anyValue.optional(),
    TimeoutSeconds: seconds.optional(),
    HeartbeatSeconds: seconds.optional(),
  },
  Pass: completion,
  Choice: completion,
  Wait: {
    ...completion,
    Seconds: integerOrExpression({ min: 0, max: 99_999_999 }).optional(),
    Timestamp: z
      .string()
      .refine((text) => isExpression(text) || parseTimestamp(text) !== undefined, {
        error: 'String does not match RFC3339 timestamp',
      })
      .optional(),
  },
  Succeed: output,
  Fail: { Error: z.string().optional(), Cause: z.string().optional() },
  Parallel: { ...completion, Arguments: anyValue.optional() },
  Map: {
    ...completion,
    Items: z
      .custom<JsonValue>((value) => typeof value !== 'string' || isExpression(value), { error: NOT_CLOSED })
      .optional(),
    ItemSelector: anyValue.optional(),
    MaxConcurrency: integerOrExpression({ min: 0, max: Infinity }).optional(),
  },
  Catcher: completion,
  Rule: {
    ...completion,
    Condition: z.custom<string | boolean>((value) => typeof value === 'boolean' || isExpression(value), {
      error: ({ input }) => (typeof input === 'string' ? NOT_CLOSED : undefined),
    }),
  },
} satisfies LanguageShapes;
