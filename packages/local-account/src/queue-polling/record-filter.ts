import { compileEventPattern, type EventPattern } from '@pipeline/event-pattern';
import { isJsonObject } from '@pipeline/states-language';
import type { QueueRecord } from './queue-record';

/** "5 by default" (EventBridge quotas: filters by pipe). @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
export const MOST_FILTERS = 5;

/** "Fields added by the polling operation" and not by the source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html */
const NOT_IN_PATTERNS = [
  'awsRegion',
  'eventSource',
  'eventSourceARN',
  'eventVersion',
  'eventID',
  'eventName',
  'invokeIdentityArn',
  'eventSourceKey',
];

/** The messages that a pipe, or an event source mapping, moves: those that match one of its patterns. The others it deletes. */
export class RecordFilter {
  private readonly patterns: readonly EventPattern[];

  /**
   * @param patterns JSON texts
   * @throws InvalidEventPatternError
   */
  constructor(patterns: readonly string[]) {
    this.patterns = patterns.map((pattern) => compileEventPattern(pattern));
  }

  /**
   * A pattern for the body is one of text or one of JSON, and matches no body of the other kind.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html
   */
  matches(record: QueueRecord): boolean {
    return this.patterns.some((pattern) => pattern.matches(record.decoded.value));
  }
}

/**
 * What of a pattern that a bus takes a pipe does not.
 *
 * @param pattern what `JSON.parse` makes of it
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @returns in words; undefined if there is nothing
 */
export function describeUnfit(pattern: unknown): string | undefined {
  if (!isJsonObject(pattern)) return undefined;
  const field = NOT_IN_PATTERNS.find((name) => Object.hasOwn(pattern, name));
  if (field !== undefined) return `the field ${field}`;
  const operator = unfitOperator(pattern);
  return operator && `the operator ${operator}`;
}

function unfitOperator(value: unknown): string | undefined {
  if (Array.isArray(value)) return firstOf(value.map(unfitTest));
  return isJsonObject(value) ? firstOf(Object.values(value).map(unfitOperator)) : undefined;
}

/** One of the tests of a field, or one of the patterns of an `$or`. */
function unfitTest(test: unknown): string | undefined {
  if (!isJsonObject(test)) return undefined;
  if (Object.hasOwn(test, 'wildcard') && typeof test.wildcard === 'string') return 'wildcard';
  const but = Object.hasOwn(test, 'anything-but') ? test['anything-but'] : undefined;
  if (isJsonObject(but)) return `anything-but with ${Object.keys(but).join()}`;
  return unfitOperator(test);
}

function firstOf(found: readonly (string | undefined)[]): string | undefined {
  return found.find((each) => each !== undefined);
}
