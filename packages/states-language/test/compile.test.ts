import { compileStateMachine, InvalidDefinitionError } from '../src';
import { FUNCTION_ARN, machine, task } from './run-definition';

/** The package has types, and does not publish them. */
const validateAsl = jest.requireActual<(definition: unknown) => { isValid: boolean }>('asl-validator');

const PASS = { Type: 'Pass', End: true };
const INVOKE = 'arn:aws:states:::lambda:invoke';

/** The problems of a definition, each as AWS's message has it. */
function problemsOf(definition: string): string[] {
  try {
    compileStateMachine(definition);
    return [];
  } catch (problem) {
    if (!(problem instanceof InvalidDefinitionError)) throw problem;
    return problem.problems.map(({ code, message, path }) => `${code}: ${message} at ${path}`);
  }
}

const only = (state: object) => machine({ X: state });
const processor = (states: object = { P: PASS }) => ({ StartAt: Object.keys(states)[0], States: states });

// Wording and places are AWS's: ValidateStateMachineDefinition, as reported by floci-io/floci and by cdk-preflight's
// rules, and as recorded by LocalStack (test_sfn_api_validation), except for NOT_SUPPORTED, which is ours.
const REFUSED: [string, string, string[]][] = [
  ['an empty object', '{}', ['SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt, States] at /']],
  [
    'a definition that is no object',
    '[]',
    ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null'],
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
    'a state in JSONPath',
    JSON.stringify({ StartAt: 'X', States: { X: PASS } }),
    [
      'NOT_SUPPORTED: State \'X\' uses the query language JSONPath, which is not implemented here: set "QueryLanguage": "JSONata" at /States/X',
    ],
  ],
  [
    'a JSONPath state in a JSONata machine',
    only({ ...PASS, QueryLanguage: 'JSONPath' }),
    [
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
    ],
  ],
  [
    'JSONPath fields',
    only({ ...PASS, InputPath: '$.a', Result: 1 }),
    ['InputPath', 'Result'].map(
      (field) =>
        `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage at /States/X`,
    ),
  ],
  [
    'no Type',
    only({ End: true }),
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/X'],
  ],
  [
    'an unknown Type',
    only({ Type: 'Lambda', End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map] at /States/X/Type',
    ],
  ],
  [
    'a Type from the prototype chain',
    only({ Type: 'constructor', End: true }),
    [expect.stringContaining('/States/X/Type') as string],
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
    'neither Next nor End',
    only({ Type: 'Pass' }),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/X',
    ],
  ],
  [
    'Next and End',
    machine({ X: { Type: 'Pass', Next: 'E', End: true }, E: PASS }),
    ['SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Next, End] at /States/X'],
  ],
  [
    'a dangling Next in a loop',
    only({ Type: 'Pass', Next: 'NOPE' }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/X/Next",
      'MISSING_END_STATE: Workflow has no terminal state at null',
    ],
  ],
  [
    'a dangling rule and a dangling Default',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: true, Next: 'A' }], Default: 'B' }, E: PASS }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/X/Default",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: A at /States/X/Choices[0]/Next",
      'MISSING_TRANSITION_TARGET: State "E" is not reachable. at /States/E',
    ],
  ],
  [
    'a dangling Catch',
    only(task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'NOPE' }] })),
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/X/Catch[0]/Next"],
  ],
  [
    'an unreachable state in a branch',
    only({ Type: 'Parallel', Branches: [processor({ P: PASS, Q: PASS })], End: true }),
    ['MISSING_TRANSITION_TARGET: State "Q" is not reachable. at /States/X/Branches[0]/States/Q'],
  ],
  [
    'a transition out of a branch',
    machine({
      X: { Type: 'Parallel', Branches: [processor({ P: { Type: 'Pass', Next: 'Y' } })], Next: 'Y' },
      Y: PASS,
    }),
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/X/Branches[0]/States/P/Next"],
  ],
  [
    'a state name twice',
    only({ Type: 'Map', ItemProcessor: processor({ X: PASS }), End: true }),
    ['DUPLICATE_STATE_NAME: Duplicate state name: X at /States/X/ItemProcessor/States/X'],
  ],
  [
    'an empty Choices',
    only({ Type: 'Choice', Choices: [] }),
    ['SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/X/Choices'],
  ],
  [
    'a rule without Next',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: '{% true %}' }], Default: 'E' }, E: PASS }),
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/X/Choices[0]'],
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
      'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/X/Retry[0]/MaxAttempts',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/Retry[0]/BackoffRate',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/Retry[0]/MaxDelaySeconds',
      'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [NONE, FULL] at /States/X/Retry[0]/JitterStrategy',
      'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/X/TimeoutSeconds',
      'SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /States/X/HeartbeatSeconds',
    ],
  ],
  [
    'two durations',
    only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Seconds, Timestamp] at /States/X',
    ],
  ],
  [
    'a timestamp without a zone',
    only({ Type: 'Wait', Timestamp: '2026-01-01T00:00:00', End: true }),
    ['SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/X/Timestamp'],
  ],
  [
    'an expression that is not closed',
    only({ ...PASS, Output: { a: ['{% 1'] } }),
    ['SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Output/a[0]'],
  ],
  ...[
    ['a[1,2)', 'Expected "]", got ","'],
    ['1 +', 'Unexpected end of expression'],
    ['', 'Unexpected end of expression'],
    ['$states.input.a ?? 1', 'Unexpected token: ??'],
    ["$count($states.input.b[a ?: 'x'])", 'Unexpected token: ?:'],
    ['$states.input.a ?? 1', 'Unexpected token: ??'],
    ["$count($states.input.b[a ?: 'x'])", 'Unexpected token: ?:'],
    ['"open', 'String literal must be terminated by a matching quote'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
  ].map(([expression, message]): [string, string, string[]] => [
    `the expression ${expression}`,
    only({ ...PASS, Output: `{% ${expression} %}` }),
    [`INVALID_JSONATA_EXPRESSION: ${message} at /States/X/Output`],
  ]),
  ...[
    ['phone', "Reference to 'phone' at the top level is not supported."],
    ['$map($states.input.a, function($v){ b })', "Reference to 'b' at the top level is not supported."],
    ["{'k': name}", "Reference to 'name' at the top level is not supported."],
    ['$$', "Reference to '$$' is not supported."],
    ['$states.errorOutput', "Field '$states.errorOutput' does not exist."],
    ['$states.result', "Field '$states.result' does not exist."],
    ['$states.inptu.a', "Field '$states.inptu' does not exist."],
  ].map(([expression, message]): [string, string, string[]] => [
    `the reference in ${expression}`,
    only({ ...PASS, Output: { v: `{% ${expression} %}` } }),
    [`UNSUPPORTED_JSONATA_EXPRESSION: ${message} at /States/X/Output/v`],
  ]),
  [
    'an assignment to $states and to an odd name',
    only({ ...PASS, Assign: { states: 1, 'a-b': 1 } }),
    [
      "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/X/Assign/states",
      "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/X/Assign/a-b",
    ],
  ],
  [
    'an assignment to a variable of an outer scope',
    machine({
      X: { Type: 'Pass', Assign: { total: 0 }, Next: 'M' },
      M: { Type: 'Map', ItemProcessor: processor({ P: { ...PASS, Assign: { total: 1 } } }), End: true },
    }),
    [expect.stringMatching(/'total'.* at \/States\/M\/ItemProcessor\/States\/P\/Assign\/total$/) as string],
  ],
  [
    'a Resource that is no ARN',
    only(task({ Resource: 'price' })),
    ['SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/X/Resource'],
  ],
  ...['sync', 'waitForTaskToken'].map((pattern): [string, string, string[]] => [
    `the pattern .${pattern}`,
    only(task({ Resource: `arn:aws:states:::sqs:sendMessage.${pattern}` })),
    [
      `SCHEMA_VALIDATION_FAILED: Express state machine does not support '.${pattern}' service integration at /States/X/Resource`,
    ],
  ]),
  [
    'an activity',
    only(task({ Resource: 'arn:aws:states:eu-west-1:000000000000:activity:Approve' })),
    ['SCHEMA_VALIDATION_FAILED: Express state machine does not support Activity ARN at /States/X/Resource'],
  ],
  [
    'another integration',
    only(task({ Resource: 'arn:aws:states:::dynamodb:putItem' })),
    [
      expect.stringMatching(
        /^NOT_SUPPORTED: State 'X' uses the integration 'dynamodb:putItem'.* at \/States\/X\/Resource$/,
      ) as string,
    ],
  ],
  [
    'a Distributed Map',
    only({
      Type: 'Map',
      Label: 'L',
      ItemProcessor: { ...processor(), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      End: true,
    }),
    [
      expect.stringMatching(/^NOT_SUPPORTED: State 'X' has Label/) as string,
      "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/X/ItemProcessor/ProcessorConfig/Mode",
    ],
  ],
  [
    'a Map without processor',
    only({ Type: 'Map', End: true }),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/X',
    ],
  ],
  [
    'a QueryLanguage on a processor',
    only({ Type: 'Map', ItemProcessor: { ...processor(), QueryLanguage: 'JSONata' }, End: true }),
    ["SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/X/ItemProcessor"],
  ],
  [
    'arguments that an integration does not take, and one that it needs',
    only(task({ Resource: INVOKE, Arguments: { Payload: {}, TaskToken: 'x' } })),
    [
      "SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing at /States/X/Arguments",
      "SCHEMA_VALIDATION_FAILED: The field 'TaskToken' is not supported by Step Functions at /States/X/Arguments",
    ],
  ],
  [
    'an odd field in an event',
    only(
      task({
        Resource: 'arn:aws:states:::events:putEvents',
        Arguments: { Entries: [{ Detail: {}, BusName: 'b' }] },
      }),
    ),
    [
      "SCHEMA_VALIDATION_FAILED: The field 'BusName' is not supported by Step Functions at /States/X/Arguments",
    ],
  ],
  [
    'Credentials',
    only(task({ Credentials: { RoleArn: 'r' } })),
    [expect.stringMatching(/^NOT_SUPPORTED: State 'X' has Credentials/) as string],
  ],
];

describe('a definition is refused for', () => {
  it.each(REFUSED)('%s', (_name, definition, problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });

  it('text that is not JSON', () => {
    expect(problemsOf('{not json')).toEqual([
      expect.stringMatching(/^INVALID_JSON_DESCRIPTION: .* at null$/),
    ]);
  });

  it('all its problems at once, in the message of CreateStateMachine', () => {
    const definition = machine({ A: { Type: 'Pass', Next: 'NOPE' }, B: { ...PASS, Output: '{% ( %}' } });
    expect(problemsOf(definition)).toHaveLength(3);
    expect(() => compileStateMachine(definition)).toThrow(
      /^Invalid State Machine Definition: 'INVALID_JSONATA_EXPRESSION: .* at \/States\/B\/Output, MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at \/States\/A\/Next, .*'$/,
    );
  });
});

const ACCEPTED: [string, string][] = [
  [
    'a JSONPath machine whose states are all in JSONata',
    JSON.stringify({ StartAt: 'X', States: { X: { ...PASS, QueryLanguage: 'JSONata', Output: '{% 1 %}' } } }),
  ],
  [
    'everything that a machine may say',
    machine({ X: PASS }, { Comment: 'c', Version: '1.0', TimeoutSeconds: 0 }),
  ],
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
        Resource: INVOKE,
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

describe('a definition is accepted with', () => {
  it.each(ACCEPTED)('%s', (_name, definition) => {
    expect(problemsOf(definition)).toEqual([]);
  });
});

it('asl-validator has nothing against what is accepted', () => {
  // AWS asks for an end of the whole machine alone, and asl-validator of every graph.
  const agreed = ACCEPTED.filter(([name]) => name !== 'an endless loop in a processor');
  const refused = agreed.filter(([, text]) => !validateAsl(JSON.parse(text)).isValid);
  expect(refused).toEqual([]);
});
