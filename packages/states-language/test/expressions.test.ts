import fc from 'fast-check';
import { oneAtATime } from '../src/jsonata/one-at-a-time';
import { evaluate, evaluationCause } from './run-definition';

describe('templates', () => {
  it.each([
    [
      'a constant of every type',
      { a: null, b: [1, 'x', {}], c: true },
      { a: null, b: [1, 'x', {}], c: true },
    ],
    ['a string that only contains an expression', 'sum {% 1 + 1 %}', 'sum {% 1 + 1 %}'],
    ['a string with space before its delimiter', ' {% 1 %}', ' {% 1 %}'],
    ['a JSONPath-looking key and value', { 'id.$': '$.id' }, { 'id.$': '$.id' }],
    ['an expression at any depth', { a: [{ b: '{%1 + 1%}' }] }, { a: [{ b: 2 }] }],
    ['a null in every position', { v: '{% null %}', list: ['{% null %}', 1] }, { v: null, list: [null, 1] }],
  ])('keep or evaluate %s', async (_name, output, expected) => {
    expect(await evaluate(output)).toEqual(expected);
  });

  it('pass an input through byte for byte, lone surrogates and all', async () => {
    const text = fc.string({ unit: 'binary' });
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 3 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 3 }),
    })).value;
    await fc.assert(
      fc.asyncProperty(value, async (input) => {
        const sent = JSON.parse(JSON.stringify(input)) as unknown;
        const received = await evaluate({ in: '{% $states.input %}' }, sent);
        expect(JSON.stringify(received)).toBe(JSON.stringify({ in: sent }));
      }),
      { numRuns: 100 },
    );
  });

  it('keep the order of keys and a key named __proto__', async () => {
    const input = JSON.parse('{"b":1,"a":{"__proto__":2},"c":3}') as unknown;
    expect(JSON.stringify(await evaluate('{% $states.input %}', input))).toBe(
      '{"b":1,"a":{"__proto__":2},"c":3}',
    );
  });
});

// The values come from TestState on AWS, as floci-io/floci reports them.
describe('what Step Functions adds to JSONata', () => {
  it.each([
    ['$parse(\'{"b":1,"a":[2]}\')', { b: 1, a: [2] }],
    ["$parse('1.0')", 1],
    ["$exists($parse('null'))", true],
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1,2,3])', [[1, 2, 3]]],
    ['$partition([1,2,3], 2.9)', [[1, 2], [3]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(10, 0, -5)', [10, 5, 0]],
    ['$range(-1.7, 1, 1)', [-1, 0, 1]],
    ['$range(3, 3, 1)', 3],
    ['$count($range(1, 360145, 1))', 360145],
    ["$hash('Hello', 'MD5')", '8b1a9953c4611296a827abf8c47804d7'],
    ["$hash('Hello', 'SHA-1')", 'f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0'],
    ["$length($hash('Hello', 'SHA-512'))", 128],
    ["$hash('ñ', 'MD5')", '94e9342ecbb1458b6043ecd3bfcbc192'],
    ['$random(42)', 0.7275636800328681],
    ['$random(0.9) = $random(0)', true],
    ['$random() = $random()', false],
    ['$uuid() = $uuid()', false],
    ['$map([\'{"a":1}\', \'{"a":2}\'], $parse).a', [1, 2]],
    ['1/0', 'Infinity'],
    ["{'k': -1/0}", { k: '-Infinity' }],
  ])('%s', async (expression, expected) => {
    expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
  });

  it.each([
    ['$millis()', 1795341605000],
    ['$now()', '2026-11-22T10:00:05.000Z'],
    ["$now('[Y0001]-[M01]-[D01] [H01]:[m01]', '+0100')", '2026-11-22 11:00'],
  ])('%s asks the clock', async (expression, expected) => {
    expect(await evaluate(`{% ${expression} %}`)).toEqual(expected);
  });

  it('makes version 4 UUIDs', async () => {
    expect(await evaluate('{% $uuid() %}')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it.each([
    '$parse()',
    '$partition([], 2)',
    '$partition([1,2], 0)',
    '$partition([1,2], -0.5)',
    '$range(5, 1, 1)',
    '$range(1, 5, 0)',
    '$range(1, 5)',
    "$hash('a')",
    '$states.input.missing',
    '$notAssigned',
  ])('%s returns nothing', async (expression) => {
    expect(await evaluationCause(`{% ${expression} %}`)).toBe(
      `The JSONata expression '${expression}' specified for the field 'Output' returned nothing (undefined).`,
    );
  });

  it.each([
    ['$parse(\'{"a":1,"a":2}\')', '. D3137: Invalid JSON'],
    ["$parse('1e400')", '. D3137: Invalid JSON'],
    ["$parse('')", '. D3137: Invalid JSON'],
    ['$parse(null)', '. T0410: Argument 1 of function "parse" does not match function signature'],
    ['$partition([1], -1)', '. D3137: Second argument must be zero or greater'],
    ['$partition(null, 2)', '. T0412: '],
    ['$range(1)', '. T0410: Argument 2 of function "range" does not match function signature'],
    ["$hash('a', 'md5')", '. D3137: '],
    ["$uuid('seed')", '. T0410: '],
    ['$random(1, 2)', '. T0410: '],
    ["$eval('1+1')", '. T1006: Attempted to invoke a non-function'],
    ["$sum(['a'])", '. T0412: '],
    ["$error('stop')", '. D3137: stop'],
  ])('%s fails', async (expression, end) => {
    const cause = await evaluationCause({ v: `{% ${expression} %}` });
    expect(cause).toContain(
      `The JSONata expression '${expression}' specified for the field 'Output/v' threw an error during evaluation${end}`,
    );
  });
});

describe('failures', () => {
  it.each([
    [{ a: { b: [[1, '{% $states.input.x %}']] } }, 'Output/a/b[0][1]'],
    [{ values: ['{% $states.input.x %}'] }, 'Output/values[0]'],
    ['{% $states.input.x %}', 'Output'],
  ])('name the path of the expression in %j', async (output, field) => {
    expect(await evaluationCause(output)).toContain(`specified for the field '${field}' returned nothing`);
  });

  it.each(['$sum', 'function($x){ $x }', '/ab/', '[$sum]', "{'f': function(){ 1 }}"])(
    'refuse %s, which JSON cannot hold',
    async (expression) => {
      expect(await evaluationCause(`{% ${expression} %}`)).toContain('returned an unsupported result type');
    },
  );
});

// The first value of each pair passes on AWS and the second is refused (TestState, floci-io/floci).
describe('bounds', () => {
  const nested = (levels: number) => `${'('.repeat(levels)}1${')'.repeat(levels)}`;
  const recursion = (depth: number) => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x - 1) }; $f(${depth}))`;

  it.each([
    [
      'nesting',
      nested(99),
      nested(100),
      'Stack overflow error: Check for non-terminating recursive function.',
    ],
    ['recursion', recursion(31), recursion(32), 'Stack overflow error: '],
    [
      'a sequence',
      '[1..873782] ~> $count()',
      '[1..873783] ~> $count()',
      'Expression evaluation memory limit exceeded',
    ],
    [
      '$range',
      '$count($range(1, 360145, 1))',
      '$range(1, 360146, 1)',
      'Expression evaluation memory limit exceeded',
    ],
  ])('of %s', async (_name, accepted, refused, cause) => {
    await expect(evaluate(`{% ${accepted} %}`)).resolves.toEqual(expect.any(Number));
    expect(await evaluationCause(`{% ${refused} %}`)).toContain(`threw an error during evaluation: ${cause}`);
  });

  it('end an endless tail recursion', async () => {
    // A clock on which every look at it is a second later.
    let now = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
    const cause = await evaluationCause('{% ($f := function($x){ $f($x + 1) }; $f(1)) %}').finally(() => {
      clock.mockRestore();
    });
    expect(cause).toContain(
      'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
    );
  });

  it('end a regular expression that backtracks for ever', async () => {
    const cause = await evaluationCause('{% $contains($states.input, /^(a+)+$/) %}', `${'a'.repeat(40)}!`);
    expect(cause).toContain(
      'threw an error during evaluation: Expression evaluation timeout: Check for infinite loop',
    );
  });

  it('leave regular expressions as they are', async () => {
    expect(await evaluate("{% $match('ab12cd345', /([a-z]+)([0-9]+)/).groups %}")).toEqual([
      'ab',
      '12',
      'cd',
      '345',
    ]);
    expect(await evaluate("{% $replace('a-b-c', /-/, '+') %}")).toBe('a+b+c');
  });
});

it('evaluations run one at a time, also after one that failed', async () => {
  const steps: string[] = [];
  const evaluation = (name: string) => async () => {
    for (const step of [1, 2]) steps.push(`${name}${await Promise.resolve(step)}`);
    if (name === 'b') throw new Error(name);
  };
  await Promise.allSettled(['a', 'b', 'c'].map((name) => oneAtATime(evaluation(name))));
  expect(steps).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
});
