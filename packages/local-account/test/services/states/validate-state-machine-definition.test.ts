import { statesWorld } from './states-world';

const STATE = { Type: 'Succeed', QueryLanguage: 'JSONata' };

const machine = (states: object) => JSON.stringify({ StartAt: Object.keys(states)[0], States: states });

const waiting = machine({
  Ask: {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Arguments: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
    End: true,
  },
});

async function validate(definition: string, more: object = {}) {
  const { client } = await statesWorld({ StartAt: 'A', States: { A: STATE } });
  return client.call('ValidateStateMachineDefinition', { definition, ...more });
}

test('a definition that AWS takes is fine', async () => {
  expect(await validate(machine({ A: STATE }))).toEqual({ result: 'OK', diagnostics: [], truncated: false });
});

test.each([
  [
    ' ',
    {
      code: 'SCHEMA_VALIDATION_FAILED',
      message: 'Definition must be a valid JSON object',
      severity: 'ERROR',
    },
  ],
  [
    'not a definition',
    {
      code: 'INVALID_JSON_DESCRIPTION',
      location: '[Source: (String)"not a definition"; line: 1, column: 4]',
      message:
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]",
      severity: 'ERROR',
    },
  ],
  [
    '{}',
    {
      code: 'SCHEMA_VALIDATION_FAILED',
      location: '/',
      message: 'These fields are required: [States, StartAt]',
      severity: 'ERROR',
    },
  ],
])('%j is no definition', async (definition, diagnostic) => {
  expect(await validate(definition)).toEqual({ result: 'FAIL', diagnostics: [diagnostic], truncated: false });
});

test('as many diagnostics are given as are asked for', async () => {
  const bad = machine({ A: STATE, B: STATE, C: STATE });

  expect(await validate(bad, { maxResults: 1 })).toMatchObject({
    result: 'FAIL',
    diagnostics: [{ code: 'MISSING_TRANSITION_TARGET', location: '/States/B' }],
    truncated: true,
  });
  expect(await validate(bad, { maxResults: 0 })).toMatchObject({ diagnostics: [{}, {}], truncated: false });
});

test('a pattern that only Standard workflows have is an error in an Express one alone', async () => {
  expect(await validate(waiting, { type: 'EXPRESS' })).toMatchObject({
    result: 'FAIL',
    diagnostics: [
      {
        message: "Express state machine does not support '.waitForTaskToken' service integration ",
        location: '/States/Ask/Resource',
        severity: 'ERROR',
      },
    ],
  });
  expect(await validate(waiting)).toMatchObject({ result: 'OK', diagnostics: [] });
});

test('what is not run here is a warning for those who ask for warnings', async () => {
  expect(await validate(waiting, { severity: 'WARNING' })).toMatchObject({
    result: 'OK',
    diagnostics: [{ code: 'NOT_SUPPORTED', location: '/States/Ask/Resource', severity: 'WARNING' }],
  });
});

test('more than a hundred diagnostics cannot be asked for', async () => {
  expect(await validate('{}', { maxResults: 101 })).toMatchObject({ __type: 'ValidationException' });
});
