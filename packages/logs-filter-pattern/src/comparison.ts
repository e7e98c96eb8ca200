import { wildcard } from '@pipeline/event-pattern';
import { compileRegex } from './compile-regex';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import type { PatternCursor } from './pattern-cursor';
import type { TextTest } from './text-test';

const OPERATOR = /!=|<=|>=|=|<|>/y;

/** Strings with other characters than these have to be in quotation marks. */
const UNQUOTED_OPERAND = /[A-Za-z0-9_.*+-]+/y;

/** An integer or decimal with an optional sign and an optional exponent. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Both operands are numbers. A property that is not one meets no ordering. */
const ORDERINGS: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
]);

/** Reads an operator and what a value is compared with. The test takes the value as it is written in the message. */
export function readComparison(cursor: PatternCursor): TextTest {
  cursor.skipWhiteSpace();
  const operator = cursor.takeMatch(OPERATOR);
  if (operator === '') throw cursor.unexpected();
  cursor.skipWhiteSpace();
  const ordering = ORDERINGS.get(operator);
  if (ordering) return readOrdering(cursor, ordering);
  const equals = readEquality(cursor);
  return operator === '=' ? equals : (value) => !equals(value);
}

function readOrdering(cursor: PatternCursor, ordering: (left: number, right: number) => boolean): TextTest {
  if (cursor.peek() === '%') throw new InvalidFilterPatternError();
  const quoted = cursor.take('"');
  const text = quoted ? cursor.takePhrase() : readUnquoted(cursor);
  const bound = quoted ? undefined : parseNumber(text);
  // AWS shows the text in quotation marks whether or not the pattern has it so (cfchou/metric_filter_parser,
  // e2e/test_strings.py, which runs TestMetricFilter).
  if (bound === undefined) throw InvalidFilterPatternError.term(`"${text}"`);
  return (value) => {
    const number = parseNumber(value);
    return number !== undefined && ordering(number, bound);
  };
}

function readEquality(cursor: PatternCursor): TextTest {
  if (cursor.take('%')) return compileRegex(cursor.takeRegex());
  if (cursor.take('"')) return wildcardText(cursor.takePhrase());
  const text = readUnquoted(cursor);
  const number = parseNumber(text);
  // Unquoted, 123.0 equals 123; in quotation marks it does not (same tests).
  return number === undefined
    ? wildcardText(text)
    : (value) => value === text || parseNumber(value) === number;
}

function readUnquoted(cursor: PatternCursor): string {
  const text = cursor.takeMatch(UNQUOTED_OPERAND);
  if (text === '') throw cursor.unexpected();
  return text;
}

/** A text in which each asterisk stands for any characters, also none. */
function wildcardText(text: string): TextTest {
  const [head = '', ...rest] = text.split('*');
  return wildcard([head, ...rest]);
}

function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}
