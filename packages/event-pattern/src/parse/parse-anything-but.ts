import { JsonParseError } from '../json/json-parse-error';
import type { JsonToken, JsonTokenReader } from '../json/json-token-reader';
import { anythingBut } from '../matchers/anything-but';
import { equalsIgnoreCase } from '../matchers/ignore-case';
import { stringMatcher, type ValueMatcher } from '../matchers/scalar';
import { wildcard } from '../matchers/wildcard';
import { UnlocatedPatternError } from '../unlocated-pattern-error';
import { comparableOperand } from './comparable-operand';
import { expectNoMoreElements } from './expect';
import { parseWildcardOperand } from './parse-wildcard-operand';

/** An operator within `anything-but`: how it compares strings, and what it refuses. */
interface NestedOperator {
  readonly notAString: string;
  readonly refusesEmpty: boolean;
  readonly comparison: (reader: JsonTokenReader, operand: string) => (text: string) => boolean;
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
      comparison: (reader, operand) => wildcard(parseWildcardOperand(reader, operand)),
    },
  ],
]);

/** Reads what `anything-but` excludes, with the end of the match expression. */
export function parseAnythingBut(reader: JsonTokenReader): ValueMatcher {
  const token = reader.next();
  if (token !== 'start-object') {
    requireOperand(reader, token);
    const excluded = token === 'start-array' ? parseValues(reader) : [parseValue(reader, token)];
    expectNoMoreElements(reader, 'end-object');
    return anythingBut(excluded);
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
  return anythingBut(excluded);
}

function requireOperand(reader: JsonTokenReader, token: JsonToken): void {
  if (token !== 'start-array' && token !== 'string' && token !== 'number') {
    reader.fail('Value of anything-but must be an array or single string/number value.');
  }
}

function parseValues(reader: JsonTokenReader): ValueMatcher[] {
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

function parseValue(reader: JsonTokenReader, token: JsonToken): ValueMatcher {
  if (token === 'string') {
    const text = reader.text;
    return stringMatcher((candidate) => candidate === text);
  }
  if (token === 'number') {
    const value = comparableOperand(reader.text);
    return (scalar) => scalar.kind === 'number' && scalar.value === value;
  }
  return reader.fail('Inside anything but list, start|null|boolean is not supported.');
}

function parseNestedOperands(reader: JsonTokenReader, operator: NestedOperator): string[] {
  const operands = parseList(reader, (token) => parseNestedOperand(reader, token, operator));
  // Event Ruler compiles an empty list and then cannot evaluate it; what AWS answers is not recorded.
  if (operands.length === 0) reader.fail('Empty arrays are not allowed');
  return operands;
}

function parseNestedOperand(
  reader: JsonTokenReader,
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
function parseList<T>(reader: JsonTokenReader, parseElement: (token: JsonToken) => T): T[] {
  const elements: T[] = [];
  try {
    for (let token = reader.next(); token !== 'end-array'; token = reader.next()) {
      elements.push(parseElement(token));
    }
    return elements;
  } catch (error) {
    if (error instanceof JsonParseError || error instanceof UnlocatedPatternError) {
      reader.fail(error.message);
    }
    throw error;
  }
}
