import { compileEventPattern, InvalidEventPatternError } from '../../src';

function refusalOf(pattern: string): InvalidEventPatternError {
  try {
    compileEventPattern(pattern);
  } catch (error) {
    if (error instanceof InvalidEventPatternError) return error;
    throw error;
  }
  throw new Error(`AWS refuses ${pattern}`);
}

function refusal(pattern: string): string {
  return refusalOf(pattern).message;
}

const COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';
const VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

describe('a refusal', () => {
  it('has the code, the message and the reason of AWS', () => {
    const place = '[Source: (String)"{"a": 1}"; line: 1, column: 8]';
    expect(refusalOf('{"a": 1}')).toMatchObject({
      code: 'InvalidEventPatternException',
      message: `Event pattern is not valid. Reason: "a" must be an object or an array\n at ${place}`,
      reason: `"a" must be an object or an array\n at ${place}`,
    });
  });

  it('counts lines, and quotes line breaks as they are', () => {
    const pattern = '{\r\n  "a": [1],\n  "b": "c"\n}';
    expect(refusal(pattern)).toBe(
      `Event pattern is not valid. Reason: "b" must be an object or an array\n at [Source: (String)"${pattern}"; line: 3, column: 9]`,
    );
  });

  it('quotes the first 500 characters', () => {
    const pattern = `{"a": "${'x'.repeat(600)}"}`;
    expect(refusal(pattern)).toContain(`${pattern.slice(0, 500)}"[truncated 109 chars]; line: 1, column: 8]`);
  });

  it('counts carriage returns as lines', () => {
    expect(refusal('{\r"a": 1}')).toContain('; line: 2, column: 7]');
  });

  it('says nothing of truncation at 500 characters', () => {
    const pattern = `{"a": "${'x'.repeat(492)}"}`;
    expect(pattern).toHaveLength(501);
    expect(refusal(pattern)).toContain(`${pattern.slice(0, 500)}"[truncated 1 chars]`);
    const shorter = pattern.replace('x', '');
    expect(refusal(shorter)).toContain(`(String)"${shorter}"; line: 1`);
  });

  it('of a list of values within anything-but names the place twice', () => {
    const pattern = '{"a": [{"anything-but": ["x", null]}]}';
    const place = `\n at [Source: (String)"${pattern}"; line: 1, column: 35]`;
    expect(refusal(pattern)).toBe(
      `Event pattern is not valid. Reason: Inside anything but list, start|null|boolean is not supported.${place}${place}`,
    );
  });

  it('of a list within anything-but names the place twice', () => {
    const pattern = '{"a": [{"anything-but": {"suffix": [".txt", 7]}}]}';
    const place = `\n at [Source: (String)"${pattern}"; line: 1, column: 46]`;
    expect(refusal(pattern)).toBe(
      `Event pattern is not valid. Reason: prefix/suffix match pattern must be a string${place}${place}`,
    );
  });
});

/** Pattern, reason, and the column in the one line. */
const located: readonly (readonly [string, string, number])[] = [
  ['', 'Filter is not an object', 1],
  ['[{"a": [1]}]', 'Filter is not an object', 2],
  ['"a"', 'Filter is not an object', 2],
  // The next three are of the kinds that are recorded in LocalStack's `test_invalid_json_event_pattern`.
  ['no JSON', `Unrecognized token 'no': was expecting ${VALUE}`, 3],
  ["{'a': [1]}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 2],
  ['{"a": open "', `Unrecognized token 'open': was expecting ${VALUE}`, 11],
  ['12', 'Filter is not an object', 3],
  ['{}', 'Empty objects are not allowed', 3],
  ['{"a": {}}', 'Empty objects are not allowed', 9],
  ['{"a": []}', 'Empty arrays are not allowed', 9],
  ['{"a": "x"}', '"a" must be an object or an array', 8],
  ['{"a": null}', '"a" must be an object or an array', 11],
  ['{"a": [[1]]}', 'Match value must be String, number, true, false, or null', 9],
  ['{"a": [{}]}', 'Match expression name not found', 10],
  ['{"a": [{"Prefix": "x"}]}', 'Unrecognized match type Prefix', 20],
  ['{"a": [{"prefix": 1}]}', 'prefix match pattern must be a string', 20],
  ['{"a": [{"prefix": "x", "suffix": "y"}]}', 'Only one key allowed in match expression', 35],
  ['{"a": [{"exactly": 1}]}', 'exact match pattern must be a string', 21],
  ['{"a": [{"exactly": "x", "prefix": "y"}]}', 'Only one key allowed in match expression', 36],
  ['{"a": [{"equals-ignore-case": 1}]}', 'equals-ignore-case match pattern must be a string', 32],
  ['{"a": [{"equals-ignore-case": "x", "prefix": "y"}]}', 'Only one key allowed in match expression', 47],
  ['{"a": [{"wildcard": "x", "prefix": "y"}]}', 'Only one key allowed in match expression', 37],
  ['{"a": [{"cidr": "10.0.0.0/8", "prefix": "y"}]}', 'Only one key allowed in match expression', 42],
  ['{"a": [{"exists": true, "prefix": "y"}]}', 'Only one key allowed in match expression', 36],
  [
    '{"a": [{"prefix": {"equals-ignore-case": "x", "b": "y"}}]}',
    'Only one key allowed in match expression',
    53,
  ],
  [
    '{"a": [{"prefix": {"equals-ignore-case": "x"}, "b": "y"}]}',
    'Only one key allowed in match expression',
    54,
  ],
  ['{"a": [{"suffix": {}}]}', 'Suffix expression name not found', 21],
  ['{"a": [{"prefix": {"wildcard": "x"}}]}', 'Unsupported prefix pattern: wildcard', 33],
  ['{"a": [{"prefix": {}}]}', 'Prefix expression name not found', 21],
  ['{"a": [{"suffix": {"wildcard": "x"}}]}', 'Unsupported suffix pattern: wildcard', 33],
  ['{"a": [{"suffix": ["x"]}]}', 'suffix match pattern must be a string', 20],
  ['{"a": [{"suffix": {"equals-ignore-case": 1}}]}', 'equals-ignore-case match pattern must be a string', 43],
  ['{"a": [{"exists": "true"}]}', 'exists match pattern must be either true or false.', 20],
  ['{"a": [{"cidr": 10}]}', 'prefix match pattern must be a string', 19],
  ['{"a": [{"wildcard": ["x"]}]}', 'wildcard match pattern must be a string', 22],
  ['{"a": [{"wildcard": "é**"}]}', 'Consecutive wildcard characters at pos 3', 26],
  [String.raw`{"a": [{"wildcard": "a\\b"}]}`, 'Invalid escape character at pos 2', 27],
  [String.raw`{"a": [{"anything-but": {"wildcard": "a\\"}}]}`, 'Invalid escape character at pos 2', 43],
  ['{"a": [{"numeric": ">"}]}', 'Value of numeric must be an array.', 21],
  ['{"a": [{"numeric": []}]}', 'Invalid member in numeric match: ]', 22],
  ['{"a": [{"numeric": [5]}]}', 'Invalid member in numeric match: 5', 22],
  ['{"a": [{"numeric": ["!", 5]}]}', 'Unrecognized numeric range operator: !', 27],
  ['{"a": [{"numeric": ["<", "5"]}]}', 'Value of < must be numeric', 27],
  ['{"a": [{"numeric": ["<=", "5"]}]}', 'Value of <= must be numeric', 28],
  ['{"a": [{"numeric": [">"]}]}', 'Value of > must be numeric', 25],
  ['{"a": [{"numeric": [">=", null]}]}', 'Value of >= must be numeric', 31],
  ['{"a": [{"numeric": [">", 0, "<"]}]}', 'Value of < must be numeric', 33],
  ['{"a": [{"numeric": [">", 0, "<=", "5"]}]}', 'Value of <= must be numeric', 36],
  ['{"a": [{"numeric": [">", -5.1e9]}]}', 'Value must be between -5.0E9 and 5.0E9, inclusive', 33],
  ['{"a": [{"numeric": ["<", -5e9]}]}', 'Bottom must be less than top', 31],
  ['{"a": [{"numeric": ["=", "5"]}]}', 'Value of equals must be numeric', 27],
  ['{"a": [{"numeric": ["=", 1, 2]}]}', 'Too many elements in numeric expression', 30],
  ['{"a": [{"numeric": ["<", 1, ">", 0]}]}', 'Too many elements in numeric expression', 30],
  ['{"a": [{"numeric": [">", 1, 2]}]}', 'Bad value in numeric range: 2', 30],
  ['{"a": [{"numeric": [">", 1, "=", 2]}]}', 'Bad numeric range operator: =', 32],
  ['{"a": [{"numeric": [">", 1, "<", 2, 3]}]}', 'Too many terms in numeric range expression', 38],
  ['{"a": [{"numeric": [">=", 5, "<=", 5]}]}', 'Bottom must be less than top', 38],
  ['{"a": [{"numeric": ["=", 5.1e9]}]}', 'Value must be between -5.0E9 and 5.0E9, inclusive', 32],
  ['{"a": [{"numeric": ["=", 1], "prefix": "x"}]}', 'Too many elements in numeric expression', 41],
  [
    '{"a": [{"anything-but": null}]}',
    'Value of anything-but must be an array or single string/number value.',
    29,
  ],
  ['{"a": [{"anything-but": {}}]}', 'Anything-But expression name not found', 27],
  ['{"a": [{"anything-but": {"numeric": ["=", 1]}}]}', 'Unsupported anything-but pattern: numeric', 38],
  ['{"a": [{"anything-but": {"prefix": ""}}]}', 'Null prefix/suffix not allowed', 38],
  [
    '{"a": [{"anything-but": {"prefix": true}}]}',
    'Value of anything-but must be an array or single string/number value.',
    40,
  ],
  [
    '{"a": [{"anything-but": {"equals-ignore-case": 1}}]}',
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
    49,
  ],
  ['{"a": [{"anything-but": {"prefix": []}}]}', 'Empty arrays are not allowed', 38],
  ['{"a": [{"anything-but": {"suffix": ""}}]}', 'Null prefix/suffix not allowed', 38],
  [
    '{"a": [{"anything-but": []}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    27,
  ],
  ['{"a": [{"anything-but": {"prefix": "x", "b": "y"}}]}', 'Too many elements in numeric expression', 47],
  ['{"a": [{"anything-but": {"prefix": "x"}, "b": "y"}]}', 'Too many elements in numeric expression', 48],
  ['{"a": [{"anything-but": {"wildcard": 1}}]}', 'wildcard match pattern must be a string', 39],
  ['{"a": [{"anything-but": "x", "prefix": "y"}]}', 'Too many elements in numeric expression', 41],
  [
    '{"a": [{"anything-but": ["x", 1]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    33,
  ],
  [
    '{"a": [1], "b"}',
    "Unexpected character ('}' (code 125)): was expecting a colon to separate field name and value",
    15,
  ],
  ['{"a": [1 2]}', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 10],
  [
    '{"a": [1],}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    11,
  ],
  // Of these no answer of AWS is recorded, and the words are not all Jackson's.
  ['{"a": [01]}', "Unexpected character ('1' (code 49)): was expecting comma to separate Array entries", 9],
  ['{"a": [tru]}', `Unrecognized token 'tru': was expecting ${VALUE}`, 11],
  ['{"a": [-]}', `Unexpected character ('-' (code 45)): expected a valid value ${VALUE}`, 8],
  ['{"a": [1.]}', 'Malformed number', 10],
  ['{"a": ["x', 'Malformed string', 10],
  [String.raw`{"a": ["\x"]}`, 'Malformed string', 12],
  ['{"a": [1', 'Unexpected end-of-input', 9],
  ['{"$or": [{"a": [1]}]}', 'Unrecognized match type a', 17],
  ['{"$or": [{"a": [1]}, {"b": 2}]}', 'Unrecognized match type a', 17],
];

describe('a pattern with a mistake', () => {
  it.each(located)('%s: %s, column %i', (pattern, reason, column) => {
    expect(refusal(pattern)).toBe(
      `Event pattern is not valid. Reason: ${reason}\n at [Source: (String)"${pattern}"; line: 1, column: ${column}]`,
    );
  });

  it.each([
    ['{"cidr": "10.0.0.0"}', "Malformed CIDR, one '/' required"],
    ['{"cidr": "10.0.0.0/"}', "Malformed CIDR, one '/' required"],
    ['{"cidr": "10.0.0.0/8/9"}', "Malformed CIDR, one '/' required"],
    ['{"cidr": "10.0.0.0/x"}', 'Malformed CIDR, mask bits must be an integer'],
    ['{"cidr": "10.0.0.0/-1"}', 'Malformed CIDR, mask bits must not be negative'],
    ['{"cidr": "10.0.0.0/32"}', 'IPv4 mask bits must be < 32'],
    ['{"cidr": "::1/128"}', 'IPv6 mask bits must be < 128'],
    ['{"cidr": "10.0/8"}', 'Nonstandard IP address: 10.0'],
    ['{"cidr": "abc/8"}', 'Nonstandard IP address: abc'],
    ['{"cidr": "1::2::3/8"}', 'Invalid IP address: 1::2::3'],
    ['{"cidr": "10.0.0.256/8"}', 'Invalid IP address: 10.0.0.256'],
    ['{"anything-but": 1e10}', 'Value must be between -5.0E9 and 5.0E9, inclusive'],
    ['{"wildcard": "*-*-*-*-*-*-x"}', COMPLEX],
  ])('%s names no place', (value, reason) => {
    expect(refusal(`{"a": [${value}]}`)).toBe(`Event pattern is not valid. Reason: ${reason}`);
  });
});

it('may have content after it, which Event Ruler does not read', () => {
  expect(compileEventPattern('{"a": [1]} }').matches({ a: 1 })).toBe(true);
});
