import { machine } from '../run-definition';
import { only, PASS, problemsOf, processor, type RefusedCase } from './problems-of';

const REFUSED: RefusedCase[] = [
  [
    'no state',
    machine({}, { StartAt: 'X' }),
    [
      'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States',
      expect.stringContaining("Missing 'Next' target: X"),
      expect.stringContaining('MISSING_END_STATE'),
    ],
  ],
  ...[1, null, []].map((state): RefusedCase => [
    `the state ${JSON.stringify(state)}`,
    only(state as unknown as object),
    ['SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States/X'],
  ]),
  [
    'a JSONPath state in a JSONata machine',
    only({ ...PASS, QueryLanguage: 'JSONPath' }),
    [
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
    ],
  ],
  [
    'a query language of a state that does not exist',
    only({ ...PASS, QueryLanguage: 'jsonata' }),
    [
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/X/QueryLanguage',
    ],
  ],
  [
    'a query language that is no string',
    only({ ...PASS, QueryLanguage: 1 }),
    ['SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/X/QueryLanguage'],
  ],
  [
    'no Type',
    only({ End: true }),
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/X'],
  ],
  ...['Lambda', 'constructor'].map((Type): RefusedCase => [
    `the Type ${Type}`,
    only({ Type, End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map] at /States/X/Type',
    ],
  ]),
  [
    'a state name twice',
    only({ Type: 'Map', ItemProcessor: processor({ X: PASS }), End: true }),
    ['DUPLICATE_STATE_NAME: Duplicate state name: X at /States/X/ItemProcessor/States/X'],
  ],
  [
    'a state name of 81 characters',
    machine({ ['x'.repeat(81)]: PASS }),
    [
      `INVALID_STATE_NAME: State name '${'x'.repeat(81)}' exceeds the 80-character limit allowed by the service at /States/${'x'.repeat(81)}`,
    ],
  ],
];

it.each(REFUSED)('%s is refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('a state name may have 80 characters', () => {
  expect(problemsOf(machine({ ['x'.repeat(80)]: PASS }))).toEqual([]);
});
