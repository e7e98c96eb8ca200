import {
  compileEventPattern,
  type EventObject,
  type EventPattern,
  type EventValue,
  InvalidEventError,
  InvalidEventPatternError,
  NumberLiteral,
  parseEvent,
} from '@pipeline/event-pattern';
import { isJsonObject } from '@pipeline/states-language';
import type { MessageAttribute, MessageAttributes } from '../message/message-attributes';
import { invalidParameter } from '../sns-errors';

/** Which messages a subscription gets. */
export interface FilterPolicy {
  /** The JSON that it was given as. */
  readonly text: string;
  readonly pattern: EventPattern;
  /** Whether it looks into objects, which attributes have none of. */
  readonly isNested: boolean;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;

/**
 * Reads a filter policy: the patterns are EventBridge's, with bounds of their own (their words are recorded on AWS).
 *
 * @throws AwsError `InvalidParameter`
 */
export function parseFilterPolicy(text: string): FilterPolicy {
  try {
    const pattern = compileEventPattern(text);
    const { keys, combinations, isNested } = measure(JSON.parse(text) as object);
    if (keys > MOST_KEYS) {
      throw invalidParameter(`FilterPolicy: Filter policy can not have more than ${MOST_KEYS} keys`);
    }
    if (combinations > MOST_COMBINATIONS)
      throw invalidParameter('FilterPolicy: Filter policy is too complex');
    return { text, pattern, isNested };
  } catch (error) {
    if (!(error instanceof InvalidEventPatternError)) throw error;
    throw invalidParameter(`FilterPolicy: ${error.message}`);
  }
}

interface Measured {
  readonly keys: number;
  readonly combinations: number;
  readonly isNested: boolean;
}

/** The combinations of all values, those of a key that lies deeper times its depth; the branches of `$or` are added (recorded on AWS). */
function measure(policy: object, depth = 1): Measured {
  const measured = Object.entries(policy).map(([name, test]: [string, unknown]): Measured => {
    if (isJsonObject(test)) return { ...measure(test, depth + 1), isNested: true };
    if (name === '$or' && Array.isArray(test)) return measureBranches(test, depth);
    return { keys: 1, combinations: depth * (Array.isArray(test) ? test.length : 1), isNested: false };
  });
  return {
    keys: measured.reduce((sum, { keys }) => sum + keys, 0),
    combinations: measured.reduce((product, { combinations }) => product * combinations, 1),
    isNested: measured.some(({ isNested }) => isNested),
  };
}

function measureBranches(branches: readonly unknown[], depth: number): Measured {
  const measured = branches.filter(isJsonObject).map((branch) => measure(branch, depth));
  return {
    keys: measured.reduce((sum, { keys }) => sum + keys, 0),
    combinations: measured.reduce((sum, { combinations }) => sum + combinations, 0),
    isNested: measured.some(({ isNested }) => isNested),
  };
}

/** Whether a message's attributes match. Binary ones are left out of account. */
export function matchesAttributes({ pattern }: FilterPolicy, attributes: MessageAttributes): boolean {
  const values = Object.entries(attributes).flatMap(([name, attribute]) => {
    const value = valueOf(attribute);
    return value === undefined ? [] : [[name, value] as const];
  });
  return pattern.matches(Object.fromEntries(values));
}

/** Whether a message matches that is JSON; what is none matches nothing. */
export function matchesBody({ pattern }: FilterPolicy, message: string): boolean {
  const body = parseBody(message);
  return body !== undefined && pattern.matches(body);
}

function parseBody(message: string): EventObject | undefined {
  try {
    return parseEvent(message);
  } catch (error) {
    if (error instanceof InvalidEventError) return undefined;
    throw error;
  }
}

function valueOf({ DataType, StringValue = '' }: MessageAttribute): EventValue | undefined {
  if (DataType.startsWith('Binary')) return undefined;
  if (DataType.startsWith('Number')) return new NumberLiteral(StringValue);
  return DataType === 'String.Array' ? elementsOf(StringValue) : StringValue;
}

/** The strings, numbers, booleans and nulls of an array; of what is none, the text. */
function elementsOf(text: string): EventValue {
  const read = parseBody(`{"elements":${text}}`);
  return Array.isArray(read?.elements) ? read.elements : text;
}
