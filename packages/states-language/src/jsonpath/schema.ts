import { z } from 'zod';
import { boundedNumber } from '../compile/bounded-number';
import { anyValue, assign as assignment, type LanguageShapes } from '../compile/schema';
import { parseTimestamp } from '../timestamp';
import { RULE_SHAPE } from './choice-rule';

const path = z.string().optional();
/** null stands for nothing at all: `{}` for an input, the input itself for a result. */
const nullablePath = z.string().nullable().optional();
const seconds = boundedNumber('Integer', { min: 1, max: 99_999_999 }).optional();

const inputOutput = { InputPath: nullablePath, OutputPath: nullablePath };
const assign = { Assign: assignment.optional() };
const result = { Parameters: anyValue.optional(), ResultPath: nullablePath };
const selected = { ...inputOutput, ...assign, ...result, ResultSelector: anyValue.optional() };

export const JSONPATH_SHAPES = {
  Task: {
    ...selected,
    TimeoutSeconds: seconds,
    TimeoutSecondsPath: path,
    HeartbeatSeconds: seconds,
    HeartbeatSecondsPath: path,
  },
  Pass: { ...inputOutput, ...assign, ...result, Result: anyValue.optional() },
  Choice: { ...inputOutput, ...assign },
  Wait: {
    ...inputOutput,
    ...assign,
    Seconds: boundedNumber('Integer', { min: 0, max: 99_999_999 }).optional(),
    SecondsPath: path,
    Timestamp: z
      .string()
      .refine((text) => parseTimestamp(text) !== undefined, {
        error: 'String does not match RFC3339 timestamp',
      })
      .optional(),
    TimestampPath: path,
  },
  Succeed: inputOutput,
  Fail: {
    Error: z.string().optional(),
    ErrorPath: path,
    Cause: z.string().optional(),
    CausePath: path,
  },
  Parallel: selected,
  Map: {
    ...selected,
    ItemsPath: path,
    ItemSelector: anyValue.optional(),
    MaxConcurrency: boundedNumber('Integer', { min: 0, max: Infinity }).optional(),
    MaxConcurrencyPath: path,
    ToleratedFailureCountPath: z.unknown().optional(),
    ToleratedFailurePercentagePath: z.unknown().optional(),
  },
  Catcher: { ...assign, ResultPath: nullablePath },
  Rule: { ...RULE_SHAPE, ...assign },
} satisfies LanguageShapes;
