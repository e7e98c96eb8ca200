import { type PipeLogLevel, type PipeStep } from '../../../src/services/pipes/pipe-log';
import { NOW, PipeWorld } from './pipe-world';

type Outcome = 'succeeded' | 'failed' | 'partially failed';

let world: PipeWorld;

afterEach(() => world.stop());

/** Moves one message, with this outcome, by a pipe that logs at this level. */
async function execute(outcome: Outcome, level: PipeLogLevel): Promise<void> {
  const refused = { ErrorCode: 'InternalFailure', ErrorMessage: 'Unexpected' };
  world = new PipeWorld({
    pipe: {
      LogConfiguration: {
        Level: level,
        CloudwatchLogsLogDestination: { LogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] } },
      },
    },
    without: outcome === 'failed' ? ['events:PutEvents'] : [],
    putEvents: (entries, put) => (outcome === 'partially failed' ? { Entries: [refused] } : put(entries)),
  });
  await world.start();
  await world.send('x');
  await world.clock.advance(0);
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html#eb-pipes-logs-level */
const STEPS: readonly [Outcome, PipeLogLevel, PipeStep[]][] = [
  ['succeeded', 'OFF', []],
  ['succeeded', 'ERROR', []],
  [
    'succeeded',
    'INFO',
    ['EXECUTION_STARTED', 'TARGET_STAGE_ENTERED', 'TARGET_STAGE_SUCCEEDED', 'EXECUTION_SUCCEEDED'],
  ],
  [
    'succeeded',
    'TRACE',
    [
      'EXECUTION_STARTED',
      'TARGET_STAGE_ENTERED',
      'TARGET_INVOCATION_STARTED',
      'TARGET_INVOCATION_SUCCEEDED',
      'TARGET_STAGE_SUCCEEDED',
      'EXECUTION_SUCCEEDED',
    ],
  ],
  ['failed', 'OFF', []],
  ['failed', 'ERROR', ['TARGET_INVOCATION_FAILED', 'TARGET_STAGE_FAILED', 'EXECUTION_FAILED']],
  [
    'failed',
    'TRACE',
    [
      'EXECUTION_STARTED',
      'TARGET_STAGE_ENTERED',
      'TARGET_INVOCATION_STARTED',
      'TARGET_INVOCATION_FAILED',
      'TARGET_STAGE_FAILED',
      'EXECUTION_FAILED',
    ],
  ],
  [
    'partially failed',
    'ERROR',
    ['TARGET_INVOCATION_PARTIALLY_FAILED', 'TARGET_STAGE_PARTIALLY_FAILED', 'EXECUTION_PARTIALLY_FAILED'],
  ],
];

test.each(STEPS)('an execution that %s is logged at level %s', async (outcome, level, steps) => {
  await execute(outcome, level);

  expect(world.logged.map(({ messageType }) => messageType)).toEqual(steps);
});

test('the records of an execution have AWS’s fields and one id', async () => {
  await execute('failed', 'INFO');

  const records = world.logged;
  expect(records[0]).toEqual({
    executionId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    timestamp: NOW,
    messageType: 'EXECUTION_STARTED',
    resourceArn: world.output('PipeArn'),
    logLevel: 'INFO',
    truncatedFields: null,
    error: null,
  });
  expect(records.at(-1)).toMatchObject({
    messageType: 'EXECUTION_FAILED',
    logLevel: 'ERROR',
    error: {
      httpStatusCode: 400,
      message: expect.stringContaining('is not authorized to perform: events:PutEvents') as string,
      details: '',
      awsService: 'events',
      requestId: expect.any(String) as string,
    },
  });
  expect(new Set(records.map(({ executionId }) => executionId)).size).toBe(1);
});
