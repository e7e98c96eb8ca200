import { failureOf, passText } from '../run-definition';

/** What a call yields for an input. */
async function call(expression: string, input: unknown = {}): Promise<unknown> {
  const output = await passText({ Parameters: { 'value.$': expression } }, JSON.stringify(input));
  return (JSON.parse(output) as { value: unknown }).value;
}

const DAYS = { days: ['mo', 'tu', 'we'], numbers: [1, 2, 3, 4, 5] };

it.each([
  ["States.Format('{} of {}', $.numbers[0], 'all')", '1 of all'],
  ["States.Format('plain')", 'plain'],
  [String.raw`States.Format('it\'s \{{}\} \\', 'x')`, String.raw`it's {x} \ `.trim()],
  // Recorded on AWS: what is no text is put in as Java prints it.
  ["States.Format('{}', $)", '{days=[mo, tu, we], numbers=[1, 2, 3, 4, 5]}'],
  ["States.Format('{} {} {}', null, true, 1.10)", 'null true 1.10'],
  ['States.Array()', []],
  ["States.Array(1, 'a', null, true, $.days)", [1, 'a', null, true, DAYS.days]],
  ['States.ArrayPartition($.numbers, 2)', [[1, 2], [3, 4], [5]]],
  // Measured on AWS: what is behind the point is cut off.
  ['States.ArrayPartition($.numbers, 2.9)', [[1, 2], [3, 4], [5]]],
  ["States.ArrayContains($.days, 'tu')", true],
  ["States.ArrayContains($.days, 'su')", false],
  ['States.ArrayRange(1, 9, 4)', [1, 5, 9]],
  ['States.ArrayRange(5, 1, -2)', [5, 3, 1]],
  ['States.ArrayRange(5, 1, 1)', []],
  ['States.ArrayRange(3, 3, 1)', [3]],
  ['States.ArrayGetItem($.days, 2)', 'we'],
  ['States.ArrayGetItem($.days, 1.9)', 'tu'],
  ['States.ArrayGetItem(States.Array(), 9)', null],
  ['States.ArrayLength($.days)', 3],
  ['States.ArrayLength($.days[?(@ == 1)])', 0],
  ["States.ArrayUnique(States.Array(3, 1, 3, 'a', 'a'))", [1, 'a', 3]],
  // Measured on AWS: the order is that of a Java HashSet.
  ['States.ArrayUnique(States.Array(true, false, true))', [false, true]],
  [
    'States.ArrayUnique(States.Array(States.Array(1, 2), States.Array(2, 1)))',
    [
      [2, 1],
      [1, 2],
    ],
  ],
  ["States.Base64Encode('größe')", 'Z3LDtsOfZQ=='],
  ["States.Base64Decode('Z3LDtsOfZQ==')", 'größe'],
  ["States.Base64Decode('!YWJj!')", 'abc'],
  ["States.Hash('input data', 'MD5')", '812f45842bc6d66ee14572ce20db8e86'],
  ["States.Hash('a', 'SHA-1')", '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
  [
    'States.JsonMerge(States.StringToJson(\'{"a":1}\'), States.StringToJson(\'{"a":2,"b":3}\'), false)',
    { a: 2, b: 3 },
  ],
  ["States.StringToJson(' ')", null],
  ["States.StringToJson('[1, true]')", [1, true]],
  ['States.JsonToString($.days)', '["mo","tu","we"]'],
  ["States.JsonToString('a')", '"a"'],
  // Recorded on AWS: a half goes up, as in Java.
  ['States.MathAdd(1.5, 0)', 2],
  ['States.MathAdd(-1.5, 0)', -1],
  ['States.MathAdd(-0.4, 0)', 0],
  ['States.MathAdd($.numbers[0], -5)', -4],
  ["States.StringSplit('a.b,,c', ',.')", ['a', 'b', 'c']],
  ["States.StringSplit('', ',')", []],
  ["States.StringSplit('abc', '')", ['abc']],
  ['States.MathRandom(7, 8)', 7],
  [
    "States.ArrayGetItem(States.StringSplit('a-b', '-'), States.MathAdd(States.ArrayLength(States.StringSplit('a-b', '-')), -1))",
    'b',
  ],
  ["States.Format( '{}' , States.ArrayGetItem( $['days'] ,0 ) )", 'mo'],
])('%s', async (expression, expected) => {
  expect(await call(expression, DAYS)).toEqual(expected);
});

it('States.UUID makes another one each time', async () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const [first, second] = [await call('States.UUID()'), await call('States.UUID()')];
  expect(first).toMatch(uuid);
  expect(second).not.toBe(first);
});

it('States.MathRandom stays within its bounds, and is the same for the same seed', async () => {
  const [first, second] = [
    await call('States.MathRandom(1, 999, 42)'),
    await call('States.MathRandom(1, 999, 42)'),
  ];
  expect(first).toBe(second);
  const third = Number(await call('States.MathRandom(-5, 5)'));
  expect(third >= -5 && third < 5).toBe(true);
});

it('a number keeps its text through JsonToString and StringToJson', async () => {
  const input = '{"n": 1.50, "big": 12345678901234567890, "json": "{ \\"n\\": 2.00 }"}';
  const Parameters = {
    'text.$': 'States.JsonToString($.n)',
    'list.$': 'States.Array($.big, $.n)',
    'parsed.$': 'States.StringToJson($.json)',
  };
  const output = await passText({ Parameters }, input);
  expect(output).toContain('"text":"1.50"');
  expect(output).toContain('"list":[12345678901234567890,1.50]');
  expect(output).toContain('"parsed":{"n":2.00}');
});

const MISFITS = [
  "States.Format('{}')",
  "States.Format('{', 1)",
  'States.ArrayPartition($.days, 0)',
  "States.ArrayContains('a', 'a')",
  'States.ArrayRange(1, 2, 0)',
  'States.ArrayRange(1, 1001, 1)',
  'States.ArrayGetItem($.days, 3)',
  'States.ArrayGetItem($.days, -1)',
  "States.ArrayLength('abc')",
  'States.ArrayUnique($)',
  'States.Base64Encode(1)',
  "States.Hash('a', 'sha-256')",
  'States.JsonMerge($, $, true)',
  'States.JsonMerge($.days, $, false)',
  "States.StringToJson('{')",
  'States.StringToJson(1)',
  'States.StringToJson()',
  "States.MathAdd('1', 1)",
  'States.MathAdd(2147483647, 1)',
  'States.MathAdd(1)',
  'States.MathRandom(2, 2)',
  "States.MathRandom(1, 2, 'a')",
  "States.StringSplit('a', 1)",
  'States.UUID(1)',
];

it.each(MISFITS)('%s fails, and nothing catches it', async (expression) => {
  const state = { Type: 'Pass', Parameters: { 'value.$': expression }, End: true };
  const [error, cause] = await failureOf(state, DAYS);
  expect(error).toBe('States.Runtime');
  expect(cause).toMatch(
    /^The function '.*' had the following error: Invalid (arguments|template) in States\./,
  );
});

describe('the cause', () => {
  const causeOf = async (expression: string, input: unknown) => {
    const state = { Type: 'Pass', Parameters: { 'value.$': expression }, End: true };
    return (await failureOf(state, input))[1];
  };

  // Measured on AWS: floci-io/floci.
  it.each([
    ['$.nope', '$.nope'],
    ['$.other[5]', '$.other[5]'],
    ['$$.Nope.Deep', '$.Nope.Deep'],
  ])('of the argument %s that finds nothing names it and the input', async (argument, shown) => {
    const expression = `States.Format('{}', States.Format('{}',${argument}))`;
    expect(await causeOf(expression, { other: [1] })).toBe(
      `The function '${expression}' had the following error: The JsonPath argument for the field '${shown}' could not be found in the input '{"other":[1]}'`,
    );
  });

  it('of an index of what is no array is the library’s', async () => {
    expect(await causeOf("States.Format('{}', $.other[0])", { other: 1 })).toBe(
      "The function 'States.Format('{}', $.other[0])' had the following error: Filter: [0] can only be applied to arrays. Current context is: 1",
    );
  });

  it.each([
    [
      "States.Format('{} {}', 1)",
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    ],
    ["States.Format('}')", "Invalid template in States.Format: matching '{' not found for '}'."],
    ["States.Format('Hello {', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
  ])('of %s says what does not fit', async (expression, problem) => {
    expect(await causeOf(expression, {})).toBe(
      `The function '${expression}' had the following error: ${problem}`,
    );
  });
});
