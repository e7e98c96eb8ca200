import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { boundedNumber } from './bounded-number';

const name = z.string().min(1);
const errorEquals = z.array(z.string()).min(1);

/** Any JSON value. */
export const anyValue = z.custom<JsonValue>((value) => value !== undefined);

export const assign = z.record(z.string(), anyValue);

const retrier = z.strictObject({
  ErrorEquals: errorEquals,
  IntervalSeconds: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
  MaxAttempts: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
  BackoffRate: boundedNumber('Number', { min: 1, max: Infinity }).optional(),
  MaxDelaySeconds: boundedNumber('Integer', { min: 1, max: 31_622_400 }).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).optional(),
  Comment: z.string().optional(),
});

const catcher = { ErrorEquals: errorEquals, Next: name, Comment: z.string().optional() };
const choiceRule = { Next: name, Comment: z.string().optional() };
const anyState = { Comment: z.string().optional(), QueryLanguage: z.string().optional() };
const transition = { Next: name.optional(), End: z.boolean().optional() };

/** Fields by name, with their schemas. */
type Shape = Readonly<Record<string, z.ZodType>>;

/** What a query language adds to the fields that it shares with the other. */
export type LanguageShapes = Readonly<Record<StateType | 'Catcher' | 'Rule', Shape>>;

/** The fields that AWS accepts in each type of state, measured with ValidateStateMachineDefinition. */
export function makeStateSchemas(shapes: LanguageShapes) {
  const fallible = {
    Retry: z.array(retrier).optional(),
    Catch: z.array(z.strictObject({ ...catcher, ...shapes.Catcher })).optional(),
  };
  return {
    Task: z.strictObject({
      Type: z.literal('Task'),
      ...anyState,
      ...shapes.Task,
      ...transition,
      ...fallible,
      Resource: z.string(),
      Credentials: z.unknown().optional(),
    }),
    Pass: z.strictObject({ Type: z.literal('Pass'), ...anyState, ...shapes.Pass, ...transition }),
    Choice: z.strictObject({
      Type: z.literal('Choice'),
      ...anyState,
      ...shapes.Choice,
      Default: name.optional(),
      Choices: z.array(z.strictObject({ ...shapes.Rule, ...choiceRule })).min(1),
    }),
    Wait: z.strictObject({ Type: z.literal('Wait'), ...anyState, ...shapes.Wait, ...transition }),
    Succeed: z.strictObject({ Type: z.literal('Succeed'), ...anyState, ...shapes.Succeed }),
    Fail: z.strictObject({ Type: z.literal('Fail'), ...anyState, ...shapes.Fail }),
    Parallel: z.strictObject({
      Type: z.literal('Parallel'),
      ...anyState,
      ...shapes.Parallel,
      ...transition,
      ...fallible,
      Branches: z.array(z.unknown()).min(1),
    }),
    Map: z.strictObject({
      Type: z.literal('Map'),
      ...anyState,
      ...shapes.Map,
      ...transition,
      ...fallible,
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
}

export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';
export type StateSchemas = ReturnType<typeof makeStateSchemas>;
export type RawState<T extends StateType> = z.infer<StateSchemas[T]>;

export type RawRetrier = z.infer<typeof retrier>;
export type RawCatcher = NonNullable<RawState<'Task'>['Catch']>[number];

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
