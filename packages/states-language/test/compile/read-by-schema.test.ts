import { machine, task } from '../run-definition';
import { only, PASS, problemsOf, processor, type RefusedCase } from './problems-of';

const JSONPATH_FIELDS = [
  ...['InputPath', 'OutputPath', 'Parameters', 'Result', 'ResultPath', 'ResultSelector', 'Variable'],
  ...['ItemsPath', 'MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'],
  ...['TimeoutSecondsPath', 'HeartbeatSecondsPath', 'SecondsPath', 'TimestampPath', 'ErrorPath', 'CausePath'],
];

const REFUSED: RefusedCase[] = [
  [
    'fields of JSONPath',
    only({ ...PASS, ...Object.fromEntries(JSONPATH_FIELDS.map((field) => [field, '$.a'])) }),
    JSONPATH_FIELDS.map(
      (field) =>
        `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage at /States/X`,
    ),
  ],
  [
    'Catch on a Pass',
    only({ ...PASS, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] }),
    ["SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/X"],
  ],
  [
    'TimeoutSeconds on a Parallel',
    only({ Type: 'Parallel', TimeoutSeconds: 5, Branches: [processor()], End: true }),
    ["SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/X"],
  ],
  [
    'an empty Choices',
    only({ Type: 'Choice', Choices: [] }),
    ['SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/X/Choices'],
  ],
  [
    'an empty ErrorEquals',
    only(task({ Retry: [{ ErrorEquals: [] }] })),
    ['SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/X/Retry[0]/ErrorEquals'],
  ],
  [
    'a rule without Next, and one without anything',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: true }, {}], Default: 'E' }, E: PASS }),
    [
      'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/X/Choices[0]',
      'SCHEMA_VALIDATION_FAILED: These fields are required: [Condition, Next] at /States/X/Choices[1]',
    ],
  ],
  [
    'fields of the wrong type',
    only(task({ Comment: 1, End: 'yes', Retry: {}, Assign: [], Catch: [1] })),
    [
      'SCHEMA_VALIDATION_FAILED: Expected value of type String at /States/X/Comment',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States/X/Assign',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Boolean at /States/X/End',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Array at /States/X/Retry',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States/X/Catch[0]',
    ],
  ],
  [
    'numbers out of range',
    only(
      task({
        TimeoutSeconds: 0,
        HeartbeatSeconds: 100_000_000,
        Retry: [
          {
            ErrorEquals: ['A'],
            BackoffRate: 0.5,
            MaxDelaySeconds: 0,
            MaxAttempts: 1.5,
            JitterStrategy: 'HALF',
          },
        ],
      }),
    ),
    [
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/TimeoutSeconds',
      'SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /States/X/HeartbeatSeconds',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/X/Retry[0]/MaxAttempts',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/Retry[0]/BackoffRate',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/Retry[0]/MaxDelaySeconds',
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [NONE, FULL] at /States/X/Retry[0]/JitterStrategy',
    ],
  ],
  [
    'texts where numbers belong',
    only(task({ TimeoutSeconds: '5', Retry: [{ ErrorEquals: ['A'], BackoffRate: '2' }] })),
    [
      'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/X/TimeoutSeconds',
      'SCHEMA_VALIDATION_FAILED: Expected value of type Number at /States/X/Retry[0]/BackoffRate',
    ],
  ],
  [
    'a condition that is no expression',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: 'true', Next: 'E' }] }, E: PASS }),
    [
      'SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Choices[0]/Condition',
    ],
  ],
  [
    'Items that are a text',
    only({ Type: 'Map', Items: 'all', ItemProcessor: processor(), End: true }),
    ['SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Items'],
  ],
];

it.each(REFUSED)('%s: refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('numbers may be as large and as small as their bounds', () => {
  const retrier = {
    ErrorEquals: ['A'],
    IntervalSeconds: 0,
    MaxAttempts: 0,
    BackoffRate: 1,
    MaxDelaySeconds: 1,
  };
  const largest = { IntervalSeconds: 99_999_999, MaxAttempts: 99_999_999, MaxDelaySeconds: 31_622_400 };
  const definition = only(
    task({
      TimeoutSeconds: 99_999_999,
      HeartbeatSeconds: 1,
      Retry: [retrier, { ErrorEquals: ['B'], ...largest, BackoffRate: 2.5, JitterStrategy: 'NONE' }],
    }),
  );
  expect(problemsOf(definition)).toEqual([]);
});
