import { PASS, problemsOf, processor } from '../compile/problems-of';
import { jsonpathMachine, task } from '../run-definition';

const only = (state: object) => jsonpathMachine({ X: state });
const choice = (...Choices: object[]) =>
  jsonpathMachine({ X: { Type: 'Choice', Choices, Default: 'E' }, E: { Type: 'Succeed' } });
const invoke = (Parameters: object) =>
  only({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters, End: true });

it.each<[name: string, definition: string, problems: string[]]>([
  [
    'fields of JSONata',
    only({ ...PASS, Output: 1, Arguments: {}, Items: [], Condition: true }),
    ['Output', 'Arguments', 'Items', 'Condition'].map(
      (field) =>
        `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field '${field}' is only supported for the 'JSONata' QueryLanguage at /States/X`,
    ),
  ],
  [
    'fields of other states',
    only({ ...PASS, ResultSelector: {}, ItemsPath: '$' }),
    ['ResultSelector', 'ItemsPath'].map(
      (field) => `SCHEMA_VALIDATION_FAILED: Field '${field}' is not supported at /States/X`,
    ),
  ],
  [
    'what is no path',
    only({ ...PASS, InputPath: 'a', OutputPath: '$.', ResultPath: 'b' }),
    [
      'SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/X/InputPath',
      "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path didn't start with '$' at /States/X/ResultPath",
      'SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/X/OutputPath',
    ],
  ],
  [
    'a place that is not one',
    only({ ...PASS, ResultPath: '$.a[*]' }),
    ['SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/X/ResultPath'],
  ],
  [
    'members that are neither a path nor a function',
    only({ ...PASS, Parameters: { 'a.$': 'text', b: [{ 'c.$': 1 }], 'd.$': 'States.Nope()', 'e.$': '$.e' } }),
    [
      ['a.$', ''],
      ['c.$', '/b[0]'],
      ['d.$', ''],
    ].map(
      ([name, place]) =>
        `SCHEMA_VALIDATION_FAILED: The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call at /States/X/Parameters${place}`,
    ),
  ],
  ...[
    "States.Format('a'",
    "States.Format('a',)",
    "States.Format('a') b",
    'States.Format("a")',
    String.raw`States.Format('a\n')`,
    'States.Format($.a b)',
    'States.Format(undefined)',
    "States.Format($.a['b)",
    'States.Format',
    'states.format()',
  ].map((expression): [string, string, string[]] => [
    `the call ${expression}`,
    only({ ...PASS, Parameters: { 'a.$': expression } }),
    [
      "SCHEMA_VALIDATION_FAILED: The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/X/Parameters",
    ],
  ]),
  [
    'variables',
    only({ ...PASS, Assign: { 'a-b.$': '$', states: 1, ok: 1 } }),
    [
      "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/X/Assign/a-b",
      "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/X/Assign/states",
    ],
  ],
  [
    'a variable of an outer scope',
    jsonpathMachine({
      A: { Type: 'Pass', Assign: { 'v.$': '$' }, Next: 'B' },
      B: {
        Type: 'Parallel',
        Branches: [processor({ C: { ...PASS, Assign: { v: 1 } } })],
        End: true,
      },
    }),
    [
      "DUPLICATE_VARIABLE_NAME: Variable 'v' is already assigned in an outer scope. at /States/B/Branches[0]/States/C/Assign/v",
    ],
  ],
  [
    'a wait without an end, and one with two',
    jsonpathMachine({
      X: { Type: 'Wait', Next: 'Y' },
      Y: { Type: 'Wait', Seconds: 1, TimestampPath: '$.t', End: true },
    }),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/X',
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/Y',
    ],
  ],
  [
    'a number and a path to one',
    only(task({ TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' })),
    [
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/X',
    ],
  ],
  [
    'an ErrorPath that is neither a path nor a function',
    only({ Type: 'Fail', ErrorPath: 'E', Cause: 'C', CausePath: '$.c' }),
    [
      'SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/X/ErrorPath',
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Cause, CausePath] at /States/X',
    ],
  ],
  [
    'a timestamp that is none',
    only({ Type: 'Wait', Timestamp: "{% '2016-03-14T01:59:00Z' %}", End: true }),
    ['SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/X/Timestamp'],
  ],
  [
    'rules that test nothing, or more than one thing',
    choice(
      { Next: 'E' },
      { Variable: '$.a', Next: 'E' },
      { Variable: '$.a', IsNull: true, IsString: true, Next: 'E' },
      { Variable: '$.a', IsNull: true, Not: {}, Next: 'E' },
      { Not: { Variable: 'a', IsNull: true }, Next: 'E' },
      { And: [{ Variable: '$.a[*]', StringEqualsPath: 'b' }], Next: 'E' },
    ),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [And, Or, Not, Variable] at /States/X/Choices[0]',
      'SCHEMA_VALIDATION_FAILED: This object should have a comparison operator at /States/X/Choices[1]',
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [IsNull, IsString] at /States/X/Choices[2]',
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [And, Or, Not, Variable] at /States/X/Choices[3]',
      "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path didn't start with '$' at /States/X/Choices[4]/Not/Variable",
      'SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/X/Choices[5]/And[0]/Variable',
    ],
  ],
  [
    'operators with values of other types, and one that is unknown',
    choice(
      { Variable: '$.a', NumericEquals: '1', Next: 'E' },
      { Not: { Variable: '$.a', StringEquals: 1, Next: 'E' }, Next: 'E' },
      { Variable: '$.a', StringContains: 'a', Next: 'E' },
    ),
    [
      'SCHEMA_VALIDATION_FAILED: Expected value of type Number at /States/X/Choices[0]/NumericEquals',
      "SCHEMA_VALIDATION_FAILED: Field 'StringContains' is not supported at /States/X/Choices[2]",
    ],
  ],
  [
    'a nested rule with a value of another type and a transition',
    choice({ Not: { Variable: '$.a', StringEquals: 1, Next: 'E' }, Next: 'E' }),
    [
      'SCHEMA_VALIDATION_FAILED: Expected value of type String at /States/X/Choices[0]/Not/StringEquals',
      "SCHEMA_VALIDATION_FAILED: Field 'Next' is not supported at /States/X/Choices[0]/Not",
    ],
  ],
  [
    'arguments that an integration does not have',
    invoke({ 'Functionname.$': '$.f', Payload: {} }),
    [
      "SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing at /States/X/Parameters",
      "SCHEMA_VALIDATION_FAILED: The field 'Functionname' is not supported by Step Functions at /States/X/Parameters",
    ],
  ],
  [
    'what belongs to a Distributed Map',
    only({
      Type: 'Map',
      ItemBatcher: {},
      ToleratedFailureCountPath: '$.n',
      ItemProcessor: processor(),
      End: true,
    }),
    ['ItemBatcher', 'ToleratedFailureCountPath'].map(
      (field) =>
        `NOT_SUPPORTED: State 'X' has ${field}, which belongs to a Distributed Map; only inline Map states can run here at /States/X/${field}`,
    ),
  ],
])('%s: refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('arguments may have any value, as long as their names are known', () => {
  expect(problemsOf(invoke({ 'FunctionName.$': '$.f', 'Payload.$': '$' }))).toEqual([]);
});

it('a definition without a query language is one in JSONPath', () => {
  expect(problemsOf(JSON.stringify({ StartAt: 'X', States: { X: { ...PASS, InputPath: '$.a' } } }))).toEqual(
    [],
  );
});
