import { evaluate, evaluationCause } from '../run-definition';

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

it('JSONata’s functions can be given to others, with as many arguments as they take', async () => {
  await expect(evaluate('{% $map(["a", "b"], $uppercase) %}')).resolves.toEqual(['A', 'B']);
  await expect(evaluate('{% $map(["a", "b"], $pad(?, 3, "-")) %}')).resolves.toEqual(['a--', 'b--']);
  await expect(evaluate('{% $reduce([[1], [2]], $append) %}')).resolves.toEqual([1, 2]);
});
