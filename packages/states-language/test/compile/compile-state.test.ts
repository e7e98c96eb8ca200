import { machine, task } from '../run-definition';
import { only, PASS, problemsOf, type RefusedCase } from './problems-of';

const NEITHER =
  'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/X';

const REFUSED: RefusedCase[] = [
  ['neither Next nor End', only({ Type: 'Pass' }), [NEITHER]],
  ['an End of false', only({ Type: 'Pass', End: false }), [NEITHER]],
  ['a Wait without Next and End', only({ Type: 'Wait', Seconds: 1 }), [NEITHER]],
  ['a Task without Next and End', only(task({ End: undefined })), [NEITHER]],
  [
    'Next and End',
    machine({ X: { Type: 'Pass', Next: 'E', End: true }, E: PASS }),
    ['SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Next, End] at /States/X'],
  ],
  [
    'States.ALL among others, and not last',
    machine({
      X: task({
        Retry: [{ ErrorEquals: ['A', 'States.ALL'] }],
        Catch: ['States.ALL', 'B'].map((name) => ({ ErrorEquals: [name], Next: 'E' })),
      }),
      E: PASS,
    }),
    ['Retry[0]', 'Catch[0]'].map(
      (entry) =>
        `SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list at /States/X/${entry}/ErrorEquals`,
    ),
  ],
  [
    'a Wait for two things',
    only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Seconds, Timestamp] at /States/X',
    ],
  ],
  [
    'a Wait for nothing',
    only({ Type: 'Wait', End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Seconds, Timestamp] at /States/X',
    ],
  ],
  ...['2026-01-01T00:00:00', '2026-01-01t00:00:00z', '2026-13-01T00:00:00Z', 'x2026-01-01T00:00:00Z'].map(
    (Timestamp): RefusedCase => [
      `the timestamp ${Timestamp}`,
      only({ Type: 'Wait', Timestamp, End: true }),
      ['SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/X/Timestamp'],
    ],
  ),
  [
    'a Task with arguments that its integration does not take, and without one that it needs',
    only(task({ Resource: 'arn:aws:states:::lambda:invoke', Arguments: { Payload: {}, TaskToken: 'x' } })),
    [
      "SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing at /States/X/Arguments",
      "SCHEMA_VALIDATION_FAILED: The field 'TaskToken' is not supported by Step Functions at /States/X/Arguments",
    ],
  ],
  [
    'Credentials without a role',
    only(task({ Credentials: {} })),
    ["SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/X/Credentials"],
  ],
  [
    'Credentials',
    only(task({ Credentials: { RoleArn: 'r' } })),
    ["NOT_SUPPORTED: State 'X' has Credentials at /States/X/Credentials"],
  ],
];

it.each(REFUSED)('%s is refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('States.ALL may be alone and last', () => {
  const Catch = ['A', 'States.ALL'].map((name) => ({ ErrorEquals: [name], Next: 'E' }));
  expect(problemsOf(machine({ X: task({ Catch }), E: PASS }))).toEqual([]);
});
