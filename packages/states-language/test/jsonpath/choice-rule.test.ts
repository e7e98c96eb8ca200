import { failureOf, jsonpathMachine, outputOf } from '../run-definition';

/** Whether a rule holds for an input. */
async function holds(rule: object, input: unknown): Promise<boolean> {
  const pass = (Result: boolean) => ({ Type: 'Pass', Result, End: true });
  const definition = jsonpathMachine({
    Main: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
    Yes: pass(true),
    No: pass(false),
  });
  return (await outputOf(definition, input)) === true;
}

const test = (operator: string, value: unknown) => ({ Variable: '$.v', [operator]: value });

it.each([
  ['StringEquals', 'b', { a: false, b: true, c: false }],
  ['StringLessThan', 'b', { a: true, b: false, c: false }],
  ['StringLessThanEquals', 'b', { a: true, b: true, c: false }],
  ['StringGreaterThan', 'b', { a: false, b: false, c: true }],
  ['StringGreaterThanEquals', 'b', { a: false, b: true, c: true }],
])('%s %s', async (operator, value, expected) => {
  for (const [v, result] of Object.entries(expected)) {
    expect(await holds(test(operator, value), { v })).toBe(result);
    expect(await holds(test(`${operator}Path`, '$.w'), { v, w: value })).toBe(result);
  }
});

it.each([
  ['NumericEquals', 2, [false, true, false]],
  ['NumericLessThan', 2, [true, false, false]],
  ['NumericLessThanEquals', 2, [true, true, false]],
  ['NumericGreaterThan', 2, [false, false, true]],
  ['NumericGreaterThanEquals', 2, [false, true, true]],
])('%s %d', async (operator, value, expected) => {
  for (const [index, result] of expected.entries()) {
    const v = index + 1;
    expect(await holds(test(operator, value), { v })).toBe(result);
    expect(await holds(test(`${operator}Path`, '$.w'), { v, w: value })).toBe(result);
  }
});

it.each([
  ['TimestampEquals', '2026-01-01T00:00:00Z', true],
  ['TimestampEquals', '2026-01-01T01:00:00+01:00', true],
  ['TimestampLessThan', '2026-01-01T00:00:00.001Z', true],
  ['TimestampGreaterThan', '2026-01-01T00:00:00.001Z', false],
])('%s %s', async (operator, value, expected) => {
  const v = '2026-01-01T00:00:00Z';
  expect(await holds(test(operator, value), { v })).toBe(expected);
  expect(await holds(test(`${operator}Path`, '$.w'), { v, w: value })).toBe(expected);
});

it.each([
  ['IsNull', [null]],
  ['IsBoolean', [true, false]],
  ['IsNumeric', [0, -1.5]],
  ['IsString', ['', 'a', '2026-01-01T00:00:00Z']],
  ['IsTimestamp', ['2026-01-01T00:00:00Z']],
])('%s', async (operator, members) => {
  for (const v of [null, true, false, 0, -1.5, '', 'a', '2026-01-01T00:00:00Z', [], {}]) {
    const isMember = (members as unknown[]).includes(v);
    expect(await holds(test(operator, true), { v })).toBe(isMember);
    expect(await holds(test(operator, false), { v })).toBe(!isMember);
  }
});

it('a value of another type is never equal and has no order', async () => {
  for (const v of [null, true, '1', [1], { n: 1 }]) {
    expect(await holds(test('NumericEquals', 1), { v })).toBe(false);
    expect(await holds(test('NumericLessThan', 2), { v })).toBe(false);
  }
  expect(await holds(test('BooleanEquals', true), { v: 'true' })).toBe(false);
  expect(await holds(test('BooleanEqualsPath', '$.v'), { v: null })).toBe(false);
});

it.each([
  ['log-*.txt', 'log-1.txt', true],
  ['log-*.txt', 'log-.txt', true],
  ['log-*.txt', 'log-1.txt.gz', false],
  ['*a*b', 'xxaxxbxxab', true],
  ['*', '', true],
  [String.raw`a\*b`, 'a*b', true],
  [String.raw`a\*b`, 'axb', false],
  [String.raw`a\\*`, String.raw`a\b`, true],
  ['a', 1, false],
])('StringMatches %s of %s', async (pattern, v, expected) => {
  expect(await holds(test('StringMatches', pattern), { v })).toBe(expected);
});

it('StringMatches takes no longer for a text that almost matches', async () => {
  const v = 'a'.repeat(20_000);
  expect(await holds(test('StringMatches', '*a*a*a*a*a*b'), { v })).toBe(false);
});

it('And, Or and Not hold rules of their own', async () => {
  const rule = {
    And: [
      { Or: [test('NumericEquals', 1), test('NumericEquals', 2)] },
      { Not: test('NumericEquals', 2) },
      { Variable: '$$.Execution.Name', StringEquals: 'run-1' },
    ],
  };
  expect(await holds(rule, { v: 1 })).toBe(true);
  expect(await holds(rule, { v: 2 })).toBe(false);
  expect(await holds(rule, { v: 3 })).toBe(false);
});

describe('a path that finds nothing', () => {
  it('is what IsPresent asks for', async () => {
    expect(await holds(test('IsPresent', true), { v: null })).toBe(true);
    expect(await holds(test('IsPresent', true), {})).toBe(false);
    expect(await holds(test('IsPresent', false), {})).toBe(true);
  });

  it.each([
    ['$.v', test('IsNull', true), { w: 1 }],
    ['$.w', test('NumericEqualsPath', '$.w'), { v: 1 }],
    ['$none.deep', { Variable: '$none.deep', BooleanEquals: true }, {}],
  ])('%s ends the execution with any other operator', async (path, rule, input) => {
    const state = { Type: 'Choice', Choices: [{ ...rule, Next: 'Next' }] };
    expect(await failureOf(state, input)).toEqual([
      'States.Runtime',
      `Invalid path '${path}': The choice state's condition path references an invalid value.`,
    ]);
  });
});

it('the rules see the input as InputPath has it, and OutputPath is theirs, too', async () => {
  const definition = jsonpathMachine({
    Main: {
      Type: 'Choice',
      InputPath: '$.order',
      OutputPath: '$.lines',
      Choices: [{ ...test('NumericEquals', 1), Next: 'End', Assign: { 'v.$': '$.v' } }],
      Default: 'End',
    },
    End: { Type: 'Pass', Parameters: { 'v.$': '$v', 'lines.$': '$' }, End: true },
  });
  expect(await outputOf(definition, { order: { v: 1, lines: [2] } })).toEqual({ v: 1, lines: [2] });
});
