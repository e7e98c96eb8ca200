import fc from 'fast-check';
import { TaskFailure } from '../../src';
import { failureOf, jsonpathMachine, outputOf, passText, run, task } from '../run-definition';

const INPUT = '{"order": {"id": 7.0, "lines": [1.50, 2]}, "other": 12345678901234567890}';

describe('what passes a state keeps its text', () => {
  it.each<[fields: object, output: string]>([
    [{}, INPUT],
    [{ InputPath: '$' }, INPUT],
    [{ ResultPath: null }, INPUT],
    [{ InputPath: '$.order' }, '{"id":7.0,"lines":[1.50,2]}'],
    [{ OutputPath: '$.order.lines' }, '[1.50,2]'],
    [{ InputPath: null }, '{}'],
    [{ OutputPath: null }, '{}'],
    [
      { InputPath: '$.order.id', ResultPath: '$.copy' },
      '{"order":{"id":7.0,"lines":[1.50,2]},"other":12345678901234567890,"copy":7.0}',
    ],
    [
      { Parameters: { 'all.$': '$' } },
      '{"all":{"order":{"id":7.0,"lines":[1.50,2]},"other":12345678901234567890}}',
    ],
    [{ Parameters: ['static', { 'n.$': '$.order.id' }] }, '["static",{"n":7.0}]'],
  ])('%j', async (fields, output) => {
    expect(await passText(fields, INPUT)).toBe(output);
  });

  it('whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        expect(await passText({ Parameters: { body: 'x' }, ResultPath: null }, text)).toBe(text);
      }),
    );
  });
});

it('members with a constant come first, then those with a path in the order of a Java HashMap', async () => {
  const Parameters = {
    'mergedJson.$': '$.a',
    'parsedJson.$': '$.a',
    nested: { 'splitString.$': '$.a', 'formattedString.$': '$.a' },
    'stringifiedJson.$': '$.a',
  };
  expect(await passText({ Parameters }, '{"a":1}')).toBe(
    '{"nested":{"formattedString":1,"splitString":1},"parsedJson":1,"mergedJson":1,"stringifiedJson":1}',
  );
});

it('Result takes the place of the input, ResultPath puts it into the input, and neither is a template', async () => {
  expect(await passText({ Result: { 'a.$': '$.b' }, ResultPath: '$.x.y' }, '{"x":{"z":1}}')).toBe(
    '{"x":{"z":1,"y":{"a.$":"$.b"}}}',
  );
});

it.each<[path: string, input: string, output: string]>([
  ['$.a[1]', '{"a":[1,2]}', '{"a":[1,"R"]}'],
  ['$.a[0].b', '{"a":[{"c":1}]}', '{"a":[{"c":1,"b":"R"}]}'],
  ["$['a b']", '{}', '{"a b":"R"}'],
  ['$', '{"a":1}', '"R"'],
])('ResultPath %s', async (ResultPath, input, output) => {
  expect(await passText({ Result: 'R', ResultPath }, input)).toBe(output);
});

it.each([
  ['$.error', [1], 'error'],
  ['$.a.b', { a: 1 }, 'b'],
  ['$.a[3]', { a: [] }, '3'],
])('ResultPath %s does not fit %j', async (ResultPath, input, step) => {
  expect(await failureOf({ Type: 'Pass', Result: 1, ResultPath, End: true }, input)).toEqual([
    'States.ReferencePathConflict',
    `Unable to apply step "${step}" to input ${JSON.stringify(input)}`,
  ]);
});

it.each<[fields: object, cause: string]>([
  [{ InputPath: '$.none' }, "Invalid path '$.none' : No results for path: $['none']"],
  [{ OutputPath: '$.none.deeper' }, "Invalid path '$.none.deeper' : Missing property in path $['none']"],
  [
    { Parameters: { nested: { 'v.$': '$.none' } } },
    `The JSONPath '$.none' specified for the field 'v.$' could not be found in the input '{"a":[1]}'`,
  ],
  [
    { Assign: { 'v.$': '$none' } },
    `The JSONPath '$none' specified for the field 'v.$' could not be found in the input '{"a":[1]}'`,
  ],
])('%j ends the execution', async (fields, cause) => {
  expect(await failureOf({ Type: 'Pass', ...fields, End: true }, { a: [1] })).toEqual([
    'States.Runtime',
    cause,
  ]);
});

it('beyond the end of an array there is null', async () => {
  expect(await passText({ Parameters: { 'v.$': '$.a[5]' } }, '{"a":[1]}')).toBe('{"v":null}');
});

it('an input of null has no parts', async () => {
  const state = { Type: 'Pass', Parameters: { 'v.$': '$' }, End: true };
  expect(await failureOf(state, null)).toEqual([
    'States.Runtime',
    'Unable to apply Path transformation to null or empty input.',
  ]);
});

it('a task: Parameters, ResultSelector, ResultPath, OutputPath and Assign, each in its turn', async () => {
  const Work = task({
    InputPath: '$.order',
    Parameters: { 'id.$': '$.id', 'attempt.$': '$$.State.RetryCount' },
    ResultSelector: { 'price.$': '$.raw.price' },
    ResultPath: '$.result',
    OutputPath: "$['order','result']",
    Assign: { 'price.$': '$.price' },
    Next: 'End',
    End: undefined,
  });
  const End = { Type: 'Pass', Parameters: { 'price.$': '$price', 'output.$': '$' }, End: true };
  const { outcome, calls } = await run(
    jsonpathMachine({ Work, End }),
    { order: { id: 7 }, secret: 1 },
    () => ({ raw: { price: 5 } }),
  );
  expect(calls[0]?.arguments.text).toBe('{"id":7,"attempt":0}');
  expect(JSON.parse(String(outcome.status === 'SUCCEEDED' && outcome.output))).toEqual({
    price: 5,
    output: { order: { id: 7 }, result: { price: 5 } },
  });
});

it('a catcher puts the error where its ResultPath says, and assigns of it', async () => {
  const definition = jsonpathMachine({
    Work: task({
      OutputPath: '$.unseen',
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          ResultPath: '$.error',
          Assign: { 'name.$': '$.Error' },
          Next: 'End',
        },
      ],
    }),
    End: { Type: 'Pass', Parameters: { 'name.$': '$name', 'input.$': '$' }, End: true },
  });
  const output = await outputOf(definition, { id: 7 }, () => {
    throw new TaskFailure('Broken', 'because');
  });
  expect(output).toEqual({
    name: 'Broken',
    input: { id: 7, error: { Error: 'Broken', Cause: 'because' } },
  });
});

it('what ends the execution is not caught, not even by its name', async () => {
  const Work = task({
    OutputPath: '$.none',
    Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'End' }],
  });
  const { outcome } = await run(jsonpathMachine({ Work, End: { Type: 'Succeed' } }));
  expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
});

it('variables are seen by the states after, with paths into them', async () => {
  const definition = jsonpathMachine({
    Set: { Type: 'Pass', Assign: { 'order.$': '$.order', fixed: [1, 2] }, Next: 'Use' },
    Use: {
      Type: 'Pass',
      InputPath: '$order',
      Parameters: { 'id.$': '$.id', 'second.$': '$fixed[1]', 'line.$': "States.Format('{}', $order.id)" },
      End: true,
    },
  });
  expect(await outputOf(definition, { order: { id: 7 } })).toEqual({ id: 7, second: 2, line: '7' });
});

it('a state may speak JSONata in a machine that speaks JSONPath, and share its variables', async () => {
  const definition = jsonpathMachine({
    First: { Type: 'Pass', Assign: { 'n.$': '$.n' }, Next: 'Second' },
    Second: {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $n + $states.input.n %}',
      Assign: { twice: '{% $n * 2 %}' },
      Next: 'Third',
    },
    Third: { Type: 'Pass', Parameters: { 'sum.$': '$', 'twice.$': '$twice' }, End: true },
  });
  expect(await outputOf(definition, { n: 4 })).toEqual({ sum: 8, twice: 8 });
});
