import type { JsonReader, JsonToken } from '../json/json-reader';
import { LocatedError } from '../json/located-error';
import { UnlocatedError } from '../json/unlocated-error';
import { requireComparable } from '../matchers/comparable-number';
import { equalsIgnoreCase } from '../matchers/ignore-case';
import { stringMatcher, type ValueMatcher } from '../matchers/scalar';
import { parseWildcard, wildcard } from '../matchers/wildcard';
import { expectNoMoreElements, locate } from './expect';

/** An operator within `anything-but`: how it compares strings, and what it refuses. */
interface NestedOperator {
  readonly notAString: string;
  readonly refusesEmpty: boolean;
  readonly comparison: (reader: JsonReader, operand: string) => (text: string) => boolean;
}

const NESTED_OPERATORS = new Map<string, NestedOperator>([
  [
    'prefix',
    {
      notAString: 'prefix/suffix match pattern must be a string',
      refusesEmpty: true,
      comparison: (_reader, operand) => (text) => text.startsWith(operand),
    },
  ],
  [
    'suffix',
    {
      notAString: 'prefix/suffix match pattern must be a string',
      refusesEmpty: true,
      comparison: (_reader, operand) => (text) => text.endsWith(operand),
    },
  ],
  [
    'equals-ignore-case',
    {
      notAString: 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
      refusesEmpty: false,
      comparison: (_reader, operand) => equalsIgnoreCase(operand),
    },
  ],
  [
    'wildcard',
    {
      notAString: 'wildcard match pattern must be a string',
      refusesEmpty: false,
      comparison: (reader, operand) => wildcard(locate(reader, () => parseWildcard(operand))),
    },
  ],
]);

/**
 * Reads what `anything-but` excludes, with the end of the match expression. Matches every leaf that is none of it,
 * whatever its type: null and numbers are not "stopped" either (recorded in LocalStack's
 * `content_anything_but_string_null` and `content_anything_prefix_int_value`). A field that is missing has no leaf and
 * does not match.
 */
export function parseAnythingBut(reader: JsonReader): ValueMatcher {
  const token = reader.next();
  if (token !== 'start-object') {
    requireOperand(reader, token);
    const excluded = token === 'start-array' ? parseValues(reader) : [parseValue(reader, token)];
    expectNoMoreElements(reader, 'end-object');
    return noneOf(excluded);
  }
  if (reader.next() !== 'field-name') reader.fail('Anything-But expression name not found');
  const operator = NESTED_OPERATORS.get(reader.fieldName);
  if (operator === undefined) return reader.fail(`Unsupported anything-but pattern: ${reader.fieldName}`);
  const operand = reader.next();
  requireOperand(reader, operand);
  const operands =
    operand === 'start-array'
      ? parseNestedOperands(reader, operator)
      : [parseNestedOperand(reader, operand, operator)];
  const excluded = operands.map((text) => stringMatcher(operator.comparison(reader, text)));
  expectNoMoreElements(reader, 'end-object');
  expectNoMoreElements(reader, 'end-object');
  return noneOf(excluded);
}

function noneOf(excluded: readonly ValueMatcher[]): ValueMatcher {
  return (scalar) => !excluded.some((matches) => matches(scalar));
}

function requireOperand(reader: JsonReader, token: JsonToken): void {
  if (token !== 'start-array' && token !== 'string' && token !== 'number') {
    reader.fail('Value of anything-but must be an array or single string/number value.');
  }
}

function parseValues(reader: JsonReader): ValueMatcher[] {
  const kinds = new Set<JsonToken>();
  const excluded = parseList(reader, (token) => {
    kinds.add(token);
    return parseValue(reader, token);
  });
  if (kinds.size !== 1) {
    reader.fail(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return excluded;
}

function parseValue(reader: JsonReader, token: JsonToken): ValueMatcher {
  if (token === 'string') {
    const text = reader.text;
    return stringMatcher((candidate) => candidate === text);
  }
  if (token === 'number') {
    const value = requireComparable(reader.text);
    return (scalar) => scalar.kind === 'number' && scalar.value === value;
  }
  return reader.fail('Inside anything but list, start|null|boolean is not supported.');
}

function parseNestedOperands(reader: JsonReader, operator: NestedOperator): string[] {
  const operands = parseList(reader, (token) => parseNestedOperand(reader, token, operator));
  // Event Ruler compiles an empty list and then cannot evaluate it; what AWS answers is not recorded.
  if (operands.length === 0) reader.fail('Empty arrays are not allowed');
  return operands;
}

function parseNestedOperand(
  reader: JsonReader,
  token: JsonToken,
  { notAString, refusesEmpty }: NestedOperator,
): string {
  if (token !== 'string') reader.fail(notAString);
  if (refusesEmpty && reader.text === '') reader.fail('Null prefix/suffix not allowed');
  return reader.text;
}

/**
 * Reads the elements of a list. AWS reports a mistake within it with its place twice, because it wraps one exception
 * in another (recorded in LocalStack's `content_anything_prefix_list_type_EXC`).
 */
function parseList<T>(reader: JsonReader, parseElement: (token: JsonToken) => T): T[] {
  const elements: T[] = [];
  try {
    for (let token = reader.next(); token !== 'end-array'; token = reader.next()) {
      elements.push(parseElement(token));
    }
    return elements;
  } catch (error) {
    if (error instanceof LocatedError || error instanceof UnlocatedError) {
      reader.fail(error.message);
    }
    throw error;
  }
}
