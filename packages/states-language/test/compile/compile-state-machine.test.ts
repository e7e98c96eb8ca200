import { compileStateMachine, InvalidDefinitionError } from '../../src';
import { FUNCTION_ARN, machine, task } from '../run-definition';
import { only, PASS, problemsOf, processor, type RefusedCase } from './problems-of';

/** The package has types, and does not publish them. */
const validateAsl =
  jest.requireActual<(definition: unknown) => { errors: { 'Error code': string }[] }>('asl-validator');

const REFUSED: RefusedCase[] = [
  ['an empty object', '{}', ['SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /']],
  ...['[]', 'null', '"text"', ' '].map((text): RefusedCase => [
    `the JSON text ${text}`,
    text,
    ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'],
  ]),
  // Recorded on AWS, as are the two before: ValidateStateMachineDefinition.
  [
    'text that is not JSON',
    'not a definition',
    [
      `INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)"not a definition"; line: 1, column: 4] at [Source: (String)"not a definition"; line: 1, column: 4]`,
    ],
  ],
  [
    'no StartAt',
    '{"States":{"X":{"Type":"Succeed","QueryLanguage":"JSONata"}}}',
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /'],
  ],
  [
    'an unknown top-level field',
    machine({ X: PASS }, { Coment: '' }),
    ["SCHEMA_VALIDATION_FAILED: Field 'Coment' is not supported at /"],
  ],
  [
    'a query language that does not exist',
    machine({ X: PASS }, { QueryLanguage: 'jsonata' }),
    ['SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage'],
  ],
  [
    'a time limit beyond the longest',
    machine({ X: PASS }, { TimeoutSeconds: 100_000_000 }),
    ['SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /TimeoutSeconds'],
  ],
];

it.each(REFUSED)('%s is refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('all problems are told at once, in the message of CreateStateMachine', () => {
  const definition = machine({ A: { Type: 'Pass', Next: 'NOPE' }, B: { ...PASS, Output: '{% ( %}' } });
  expect(problemsOf(definition)).toHaveLength(3);
  expect(() => compileStateMachine(definition)).toThrow(
    /^Invalid State Machine Definition: 'INVALID_JSONATA_EXPRESSION: .* at \/States\/B\/Output, MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at \/States\/A\/Next, .*'$/,
  );
});

describe('what AWS runs and this does not', () => {
  const unsupported = { Type: 'Task', Resource: 'arn:aws:states:::batch:submitJob', End: true };

  it('is not called invalid', () => {
    expect(() => compileStateMachine(machine({ A: unsupported }))).toThrow(
      /^Not implemented here, though AWS has it: State 'A' uses the integration 'batch:submitJob': .* \(at \/States\/A\/Resource\)$/,
    );
  });

  it('is told beside what is', () => {
    const both = machine({
      A: { ...unsupported, End: undefined, Next: 'B' },
      B: { ...PASS, Output: '{% ( %}' },
    });
    expect(() => compileStateMachine(both)).toThrow(
      /^Invalid State Machine Definition: '.*'\. Not implemented here, though AWS has it: /,
    );
  });
});

const MACHINE_FIELDS = { Comment: 'c', Version: '1.0', TimeoutSeconds: 0 };

const ACCEPTED: [string, string][] = [
  [
    'a JSONPath machine whose states are all in JSONata',
    JSON.stringify({ StartAt: 'X', States: { X: { ...PASS, QueryLanguage: 'JSONata', Output: '{% 1 %}' } } }),
  ],
  ['everything that a machine may say', machine({ X: PASS }, MACHINE_FIELDS)],
  ['the legacy Iterator', only({ Type: 'Map', Iterator: processor(), MaxConcurrency: '{% 2 %}', End: true })],
  [
    'an endless loop in a processor',
    only({
      Type: 'Map',
      ItemProcessor: processor({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
      End: true,
    }),
  ],
  [
    'a field in a predicate, a later step and a sort',
    only({ ...PASS, Output: '{% $states.input.items[price > 3]^(price).name %}' }),
  ],
  ['a field in a grouping', only({ ...PASS, Output: '{% $states.input.items{sku: $sum(price)} %}' })],
  [
    'conditions that are no operator of a newer JSONata',
    only({ ...PASS, Output: "{% $states.input.a ? '??' : $exists($states.input.a) ? /a??/ : '?:' %}" }),
  ],
  [
    'a field inside a transform',
    only({ ...PASS, Output: "{% $states.input ~> |order|{'total': price * 2}, ['price']| %}" }),
  ],
  [
    'the error in a catcher',
    machine({
      X: task({
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Next: 'E',
            Output: '{% $states.errorOutput.Cause %}',
            Assign: { e: '{% $states.errorOutput %}' },
          },
        ],
      }),
      E: PASS,
    }),
  ],
  [
    'the result of a task',
    only(task({ Output: '{% $states.result %}', Assign: { r: '{% $states.result.a %}' } })),
  ],
  [
    'two branches that assign the same name',
    only({
      Type: 'Parallel',
      Branches: ['A', 'B'].map((name) => processor({ [name]: { ...PASS, Assign: { v: 1 } } })),
      End: true,
    }),
  ],
  [
    'a task of every kind',
    machine({
      A: task({ Next: 'B', End: undefined }),
      B: task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: FUNCTION_ARN, Payload: '{% $states.input %}' },
        TimeoutSeconds: '{% 3 %}',
        Next: 'C',
        End: undefined,
      }),
      C: task({
        Resource: 'arn:aws-cn:states:::sqs:sendMessage',
        Arguments: {
          QueueUrl: 'q',
          MessageBody: { a: 1 },
          MessageAttributes: { a: { DataType: 'String', StringValue: 'x' } },
        },
        Next: 'D',
        End: undefined,
      }),
      D: task({ Resource: 'arn:aws-us-gov:states:::events:putEvents', Arguments: '{% $states.input %}' }),
    }),
  ],
];

it.each(ACCEPTED)('%s is accepted', (_name, definition) => {
  expect(problemsOf(definition)).toEqual([]);
});

it('asl-validator has nothing against what is accepted', () => {
  // AWS asks for an end of the whole machine alone, and asl-validator of every graph.
  const agreed = ACCEPTED.filter(([name]) => name !== 'an endless loop in a processor');
  // One machine that has them all: asl-validator takes most of a second to begin, each time.
  const branches = agreed.map(([, text]) => {
    const { StartAt, States } = JSON.parse(text) as { StartAt: string; States: object };
    return { StartAt, States };
  });
  const all = machine({ All: { Type: 'Parallel', Branches: branches, End: true } }, MACHINE_FIELDS);
  const { errors } = validateAsl(JSON.parse(all));
  expect(errors.filter((error) => error['Error code'] !== 'DUPLICATE_STATE_NAMES')).toEqual([]);
});

it.each([
  [
    'an expression',
    JSON.stringify(`{% ${'('.repeat(20_000)}1${')'.repeat(20_000)} %}`),
    'The expression is nested',
  ],
  ['a value', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'The definition is nested'],
])(
  '%s that is nested more deeply than the call stack is a problem of the definition',
  (_name, output, message) => {
    const definition = `{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","Output":${output},"End":true}}}`;
    expect(() => compileStateMachine(definition)).toThrow(InvalidDefinitionError);
    expect(() => compileStateMachine(definition)).toThrow(message);
  },
);
