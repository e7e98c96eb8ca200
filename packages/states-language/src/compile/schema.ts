import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { parseTimestamp } from '../states/timestamp';

/** Whether a string is an expression: AWS looks at its first two and its last two characters only. */
export function isExpression(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function numberProblem(value: unknown, kind: 'Integer' | 'Number', { min, max }: Bounds): string | undefined {
  if (typeof value !== 'number' || (kind === 'Integer' && !Number.isInteger(value))) {
    return `Expected value of type ${kind}`;
  }
  if (value < min) return `Minimum value is ${min}`;
  return value > max ? `Maximum value is ${max}` : undefined;
}

function boundedNumber(kind: 'Integer' | 'Number', bounds: Bounds) {
  return z.custom<number>((value) => numberProblem(value, kind, bounds) === undefined, {
    error: ({ input }) => numberProblem(input, kind, bounds),
  });
}

/** A number, or a string that is an expression. The bounds of numbers were measured with ValidateStateMachineDefinition. */
function integerOrExpression(bounds: Bounds) {
  return z.custom<number | string>(
    (value) => isExpression(value) || numberProblem(value, 'Integer', bounds) === undefined,
    { error: ({ input }) => numberProblem(input, 'Integer', bounds) },
  );
}

const seconds = integerOrExpression({ min: 1, max: 99_999_999 });
const name = z.string().min(1);
/** Any JSON value, to become a template. */
const template = z.custom<JsonValue>((value) => value !== undefined);
const assign = z.record(z.string(), template);

const errorEquals = z.array(z.string()).min(1);

const retrier = z.strictObject({
  ErrorEquals: errorEquals,
  IntervalSeconds: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
  MaxAttempts: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
  BackoffRate: boundedNumber('Number', { min: 1, max: Infinity }).optional(),
  MaxDelaySeconds: boundedNumber('Integer', { min: 1, max: 31_622_400 }).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).optional(),
  Comment: z.string().optional(),
});

const catcher = z.strictObject({
  ErrorEquals: errorEquals,
  Next: name,
  Assign: assign.optional(),
  Output: template.optional(),
  Comment: z.string().optional(),
});

/** Fields of every state. */
const anyState = { Comment: z.string().optional(), QueryLanguage: z.string().optional() };
const output = { Output: template.optional() };
const transition = {
  ...output,
  Assign: assign.optional(),
  Next: name.optional(),
  End: z.boolean().optional(),
};
const fallible = { Retry: z.array(retrier).optional(), Catch: z.array(catcher).optional() };

/** The fields that AWS accepts in each type of state in JSONata, measured with ValidateStateMachineDefinition. */
export const stateSchemas = {
  Task: z.strictObject({
    Type: z.literal('Task'),
    ...anyState,
    ...transition,
    ...fallible,
    Resource: z.string(),
    Arguments: template.optional(),
    TimeoutSeconds: seconds.optional(),
    HeartbeatSeconds: seconds.optional(),
    Credentials: z.unknown().optional(),
  }),
  Pass: z.strictObject({ Type: z.literal('Pass'), ...anyState, ...transition }),
  Choice: z.strictObject({
    Type: z.literal('Choice'),
    ...anyState,
    ...output,
    Assign: assign.optional(),
    Default: name.optional(),
    Choices: z
      .array(
        z.strictObject({
          Condition: z.custom<string | boolean>(
            (value) => typeof value === 'boolean' || isExpression(value),
            {
              error: ({ input }) =>
                typeof input === 'string' ? 'JSONata string must start with {% and end with %}' : undefined,
            },
          ),
          Next: name,
          Assign: assign.optional(),
          Output: template.optional(),
          Comment: z.string().optional(),
        }),
      )
      .min(1),
  }),
  Wait: z.strictObject({
    Type: z.literal('Wait'),
    ...anyState,
    ...transition,
    Seconds: integerOrExpression({ min: 0, max: 99_999_999 }).optional(),
    Timestamp: z
      .string()
      .refine((text) => isExpression(text) || parseTimestamp(text) !== undefined, {
        error: 'String does not match RFC3339 timestamp',
      })
      .optional(),
  }),
  Succeed: z.strictObject({ Type: z.literal('Succeed'), ...anyState, ...output }),
  Fail: z.strictObject({
    Type: z.literal('Fail'),
    ...anyState,
    Error: z.string().optional(),
    Cause: z.string().optional(),
  }),
  Parallel: z.strictObject({
    Type: z.literal('Parallel'),
    ...anyState,
    ...transition,
    ...fallible,
    Arguments: template.optional(),
    Branches: z.array(z.unknown()).min(1),
  }),
  Map: z.strictObject({
    Type: z.literal('Map'),
    ...anyState,
    ...transition,
    ...fallible,
    Items: z
      .custom<z.infer<typeof template>>((value) => typeof value !== 'string' || isExpression(value), {
        error: 'JSONata string must start with {% and end with %}',
      })
      .optional(),
    ItemSelector: template.optional(),
    MaxConcurrency: integerOrExpression({ min: 0, max: Infinity }).optional(),
    ItemProcessor: z.unknown().optional(),
    Iterator: z.unknown().optional(),
    ItemReader: z.unknown().optional(),
    ItemBatcher: z.unknown().optional(),
    ResultWriter: z.unknown().optional(),
    ToleratedFailureCount: z.unknown().optional(),
    ToleratedFailurePercentage: z.unknown().optional(),
    Label: z.unknown().optional(),
  }),
};

export type StateType = keyof typeof stateSchemas;
export type RawState<T extends StateType> = z.infer<(typeof stateSchemas)[T]>;

export type RawRetrier = z.infer<typeof retrier>;
export type RawCatcher = z.infer<typeof catcher>;

const states = z.record(z.string(), z.unknown());

export const branchSchema = z.strictObject({ States: states, StartAt: name, Comment: z.string().optional() });
export type GraphFields = z.infer<typeof branchSchema>;

export const processorSchema = branchSchema.extend({
  ProcessorConfig: z
    .strictObject({
      Mode: z.enum(['INLINE', 'DISTRIBUTED']).optional(),
      ExecutionType: z.unknown().optional(),
    })
    .optional(),
});

export const machineSchema = branchSchema.extend({
  QueryLanguage: z.enum(['JSONPath', 'JSONata']).optional(),
  Version: z.enum(['1.0']).optional(),
  TimeoutSeconds: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
});
