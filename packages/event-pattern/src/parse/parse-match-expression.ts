import type { JsonReader } from '../json/json-reader';
import { cidr } from '../matchers/cidr';
import { endsWithIgnoreCase, equalsIgnoreCase, startsWithIgnoreCase } from '../matchers/ignore-case';
import { stringMatcher } from '../matchers/scalar';
import { parseWildcard, wildcard } from '../matchers/wildcard';
import { expectNoMoreElements, expectOneOperator, expectString, locate } from './expect';
import type { FieldValue } from './field-test';
import { parseAnythingBut } from './parse-anything-but';
import { parseNumeric } from './parse-numeric';

type OperandParser = (reader: JsonReader) => FieldValue;

const OPERATORS = new Map<string, OperandParser>([
  ['exactly', parseExactly],
  ['prefix', (reader) => parseAffix(reader, 'prefix')],
  ['suffix', (reader) => parseAffix(reader, 'suffix')],
  ['equals-ignore-case', parseEqualsIgnoreCase],
  ['wildcard', parseWildcardExpression],
  ['numeric', parseNumericExpression],
  ['cidr', parseCidr],
  ['exists', parseExists],
  ['anything-but', parseAnythingButExpression],
]);

const AFFIXES = {
  prefix: {
    title: 'Prefix',
    matches: (affix: string) => (text: string) => text.startsWith(affix),
    matchesIgnoringCase: startsWithIgnoreCase,
  },
  suffix: {
    title: 'Suffix',
    matches: (affix: string) => (text: string) => text.endsWith(affix),
    matchesIgnoringCase: endsWithIgnoreCase,
  },
} as const;

/**
 * Reads a match expression such as `{"prefix": "a"}`, whose opening brace has been read. The order of the checks and
 * the wording are those of event-ruler's `JsonRuleCompiler`, which AWS's messages show.
 */
export function parseMatchExpression(reader: JsonReader): FieldValue {
  if (reader.next() !== 'field-name') reader.fail('Match expression name not found');
  const operator = reader.fieldName;
  const parseOperand = OPERATORS.get(operator);
  if (parseOperand === undefined) return reader.fail(`Unrecognized match type ${operator}`);
  return parseOperand(reader);
}

/** `exactly` is not documented by EventBridge, but known to Event Ruler. It takes no IP address for a range. */
function parseExactly(reader: JsonReader): FieldValue {
  const expected = expectString(reader, 'exact match pattern must be a string');
  expectOneOperator(reader);
  return { kind: 'value', matches: stringMatcher((text) => text === expected) };
}

/** An empty affix is allowed and matches every string. */
function parseAffix(reader: JsonReader, affix: keyof typeof AFFIXES): FieldValue {
  const { title, matches, matchesIgnoringCase } = AFFIXES[affix];
  const token = reader.next();
  if (token === 'start-object') {
    if (reader.next() !== 'field-name') reader.fail(`${title} expression name not found`);
    if (reader.fieldName !== 'equals-ignore-case') {
      reader.fail(`Unsupported ${affix} pattern: ${reader.fieldName}`);
    }
    const operand = expectString(reader, 'equals-ignore-case match pattern must be a string');
    expectOneOperator(reader);
    expectOneOperator(reader);
    return { kind: 'value', matches: stringMatcher(matchesIgnoringCase(operand)) };
  }
  if (token !== 'string') reader.fail(`${affix} match pattern must be a string`);
  const operand = reader.text;
  expectOneOperator(reader);
  return { kind: 'value', matches: stringMatcher(matches(operand)) };
}

function parseEqualsIgnoreCase(reader: JsonReader): FieldValue {
  const expected = expectString(reader, 'equals-ignore-case match pattern must be a string');
  expectOneOperator(reader);
  return { kind: 'value', matches: stringMatcher(equalsIgnoreCase(expected)) };
}

function parseWildcardExpression(reader: JsonReader): FieldValue {
  const source = expectString(reader, 'wildcard match pattern must be a string');
  const pattern = locate(reader, () => parseWildcard(source));
  expectOneOperator(reader);
  return { kind: 'wildcard', matches: stringMatcher(wildcard(pattern)), pattern };
}

function parseNumericExpression(reader: JsonReader): FieldValue {
  if (reader.next() !== 'start-array') reader.fail('Value of numeric must be an array.');
  const matches = parseNumeric(reader);
  expectNoMoreElements(reader, 'end-object');
  return { kind: 'value', matches };
}

/** AWS says "prefix" here (recorded in LocalStack's `content_ip_address_type_EXC`). */
function parseCidr(reader: JsonReader): FieldValue {
  const matches = cidr(expectString(reader, 'prefix match pattern must be a string'));
  expectOneOperator(reader);
  return { kind: 'value', matches };
}

function parseExists(reader: JsonReader): FieldValue {
  const token = reader.next();
  if (token !== 'true' && token !== 'false') {
    reader.fail('exists match pattern must be either true or false.');
  }
  expectOneOperator(reader);
  return token === 'true' ? { kind: 'value', matches: () => true } : { kind: 'absence' };
}

function parseAnythingButExpression(reader: JsonReader): FieldValue {
  return { kind: 'value', matches: parseAnythingBut(reader) };
}
