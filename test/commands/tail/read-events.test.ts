import type { LogPlace, PipelineLog } from '../../../commands/aws/pipeline-logs';
import { EventReader } from '../../../commands/tail/read-events';

const places = (['api', 'pipe', 'workflow', 'function'] as const).map((log): LogPlace => ({
  log,
  logGroupName: `log of ${log}`,
  arn: '',
}));

/** What one reader tells of messages of a log, in their order; nothing of those that it leaves out. */
function read(log: PipelineLog, ...messages: object[]) {
  const reader = new EventReader(places);
  return messages.flatMap((message) => {
    const event = {
      logGroupName: `log of ${log}`,
      timestamp: 1_700_000_000_000,
      message: JSON.stringify(message),
    };
    return reader.read(event) ?? [];
  });
}

const answered = {
  requestId: 'id',
  status: '200',
  integrationError: '-',
  error: '-',
  responseLatencyMs: '7',
};
const processed = {
  apiRequestId: 'id',
  sha256: 'digest',
  body: '{}',
  bytes: 2,
  sentTimestamp: 1_699_999_999_900,
};

test.each<[string, PipelineLog, object, object]>([
  ['an accepted request', 'api', answered, { what: 'accepted', detail: '200 after 7 ms', isFailure: false }],
  [
    'a refused request',
    'api',
    { ...answered, status: '400', integrationError: 'The body is empty.' },
    { what: 'refused', detail: '400 after 7 ms: The body is empty.', isFailure: true },
  ],
  [
    'a processed transaction',
    'function',
    { message: processed },
    { what: 'processed', apiRequestId: 'id', detail: '2 bytes, 100 ms from the queue', isFailure: false },
  ],
  [
    'a replayed one',
    'function',
    { message: { ...processed, replayName: 'again' } },
    { what: 'processed', detail: '2 bytes, replay again' },
  ],
  [
    'an invocation that was ended',
    'function',
    { type: 'platform.runtimeDone', record: { requestId: 'r', status: 'timeout' } },
    { what: 'function-failed', detail: 'timeout', isFailure: true },
  ],
  [
    'a failed execution',
    'workflow',
    {
      type: 'ExecutionFailed',
      execution_arn: 'arn:aws:states:us-east-1:0:express:Machine:one:two',
      details: { error: 'SomeError', cause: 'x' },
    },
    { what: 'execution-failed', detail: 'ExecutionFailed: SomeError (one:two)', isFailure: true },
  ],
])('%s is told', (_, log, message, told) => {
  expect(read(log, message)).toEqual([
    expect.objectContaining({ log, time: '2023-11-14T22:13:20.000Z', ...told }),
  ]);
});

test('a transaction that the function refuses is told once, with its id', () => {
  const told = read(
    'function',
    { requestId: 'r', level: 'ERROR', message: { apiRequestId: 'id', error: 'SomeError' } },
    { requestId: 'r', level: 'ERROR', message: { errorType: 'SomeError', errorMessage: 'It failed.' } },
    { type: 'platform.runtimeDone', record: { requestId: 'r', status: 'error', errorType: 'SomeError' } },
    { type: 'platform.report', record: { requestId: 'r', status: 'error' } },
  );
  expect(told).toEqual([
    expect.objectContaining({ what: 'failed', apiRequestId: 'id', detail: 'SomeError' }),
  ]);
});

test('an error that says nothing of a transaction is told once', () => {
  const told = read(
    'function',
    { requestId: 'r', level: 'ERROR', message: { errorType: 'Error', errorMessage: 'Cannot find module' } },
    { type: 'platform.runtimeDone', record: { requestId: 'r', status: 'failure', errorType: 'Error' } },
  );
  expect(told.map(({ detail }) => detail)).toEqual(['Error: Cannot find module']);
});

test('an execution of the pipe is told once, with what its target said', () => {
  const step = (messageType: string, error: object | null) => ({ executionId: 'e', messageType, error });
  const told = read(
    'pipe',
    step('TARGET_INVOCATION_FAILED', { message: 'AccessDenied', details: 'events:PutEvents' }),
    step('TARGET_STAGE_FAILED', null),
    step('EXECUTION_FAILED', null),
  );
  expect(told.map(({ detail }) => detail)).toEqual(['EXECUTION_FAILED: AccessDenied: events:PutEvents']);
});

test('what is no JSON, of no interest, or of another log is left out', () => {
  const reader = new EventReader(places);
  const event = { timestamp: 0, logGroupName: 'log of function' };
  expect(reader.read({ ...event, message: 'START RequestId: x' })).toBeUndefined();
  expect(
    reader.read({ ...event, logGroupName: 'other', message: JSON.stringify({ message: processed }) }),
  ).toBeUndefined();
  const execution_arn = 'arn:aws:states:us-east-1:0:express:Machine:one:two';
  expect(read('workflow', { type: 'TaskFailed', execution_arn, details: {} })).toEqual([]);
  expect(read('workflow', { type: 'ExecutionFailed', execution_arn: 'one', details: {} })).toEqual([]);
});
