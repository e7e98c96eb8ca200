import { EventEmitter, once } from 'node:events';
import { type ExecutionLogRecord, type LoggingOptions, TaskFailure } from '../../src';
import { FUNCTION_ARN, IDENTITY, machine, never, run, task } from '../run-definition';

/** A record as `id<previous type details`, without what all records of an execution share. */
function brief({ id, previous_event_id: previous, type, details }: ExecutionLogRecord): string {
  return `${id}<${previous} ${type} ${JSON.stringify(details)}`;
}

async function logOf(
  definition: string,
  answer?: Parameters<typeof run>[2],
  logging?: LoggingOptions,
  input: unknown = {},
) {
  const { log } = await run(definition, input, answer, { logging });
  return log.map(brief);
}

const withoutData = { level: 'ALL', includeExecutionData: false } as const;

describe('the execution log', () => {
  it('has the shape of CloudWatch records', async () => {
    const { log } = await run(machine({ S: { Type: 'Succeed' } }), { a: 1 });
    expect(log[0]).toEqual({
      id: '1',
      type: 'ExecutionStarted',
      details: { input: '{"a":1}', inputDetails: { truncated: false }, roleArn: IDENTITY.roleArn },
      previous_event_id: '0',
      event_timestamp: expect.stringMatching(/^\d{13}$/) as string,
      execution_arn: IDENTITY.executionArn,
      redrive_count: '0',
    });
  });

  // Recorded on AWS: LocalStack's test_logs, test_error_output and test_timeouts.
  it('tells the way of a task that is caught', async () => {
    const definition = machine({
      T: task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f' },
        TimeoutSeconds: 9,
        Catch: [{ ErrorEquals: ['Boom'], Next: 'C', Assign: { e: '{% $states.errorOutput.Error %}' } }],
      }),
      C: { Type: 'Pass', End: true },
    });
    const error = '{"Error":"Boom","Cause":"why"}';
    const data = (key: string, text: string) =>
      `${JSON.stringify(key)}:${JSON.stringify(text)},"${key}Details":{"truncated":false}`;
    expect(await logOf(definition, () => Promise.reject(new TaskFailure('Boom', 'why')))).toEqual([
      `1<0 ExecutionStarted {${data('input', '{}')},"roleArn":"${IDENTITY.roleArn}"}`,
      `2<0 TaskStateEntered {${data('input', '{}')},"name":"T"}`,
      `3<2 TaskScheduled {"parameters":"{\\"FunctionName\\":\\"f\\"}","region":"eu-west-1","resource":"invoke","resourceType":"lambda","timeoutInSeconds":9}`,
      `4<3 TaskStarted {"resource":"invoke","resourceType":"lambda"}`,
      `5<4 TaskFailed {"cause":"why","error":"Boom","resource":"invoke","resourceType":"lambda"}`,
      `6<5 TaskStateExited {${data('output', error)},"assignedVariables":{"e":"\\"Boom\\""},"assignedVariablesDetails":{"truncated":false},"name":"T"}`,
      `7<6 PassStateEntered {${data('input', error)},"name":"C"}`,
      `8<7 PassStateExited {${data('output', error)},"name":"C"}`,
      `9<8 ExecutionSucceeded {${data('output', error)}}`,
    ]);
  });

  it('tells of a task that succeeds, with its limits of time', async () => {
    const definition = machine({
      T: task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f' },
        HeartbeatSeconds: 5,
      }),
    });
    const log = await logOf(definition, () => 7, withoutData);
    expect(log.slice(2, 5)).toEqual([
      '3<2 TaskScheduled {"region":"eu-west-1","resource":"invoke","resourceType":"lambda","heartbeatInSeconds":5}',
      '4<3 TaskStarted {"resource":"invoke","resourceType":"lambda"}',
      '5<4 TaskSucceeded {"resource":"invoke","resourceType":"lambda"}',
    ]);
  });

  it('shows what a bare function gets and gives', async () => {
    const log = await logOf(machine({ T: task() }), () => 7, undefined, { a: 1 });
    expect(log.slice(2, 5)).toEqual([
      `3<2 LambdaFunctionScheduled {"input":"{\\"a\\":1}","inputDetails":{"truncated":false},"resource":"${FUNCTION_ARN}"}`,
      '4<3 LambdaFunctionStarted {}',
      '5<4 LambdaFunctionSucceeded {"output":"7","outputDetails":{"truncated":false}}',
    ]);
  });

  it('has events of its own for a bare function, and no data where none is wanted', async () => {
    expect(
      await logOf(
        machine({ T: task() }),
        () => Promise.reject(new TaskFailure('States.Timeout', '')),
        withoutData,
      ),
    ).toEqual([
      `1<0 ExecutionStarted {"roleArn":"${IDENTITY.roleArn}"}`,
      '2<0 TaskStateEntered {"name":"T"}',
      `3<2 LambdaFunctionScheduled {"resource":"${FUNCTION_ARN}"}`,
      '4<3 LambdaFunctionStarted {}',
      '5<4 LambdaFunctionTimedOut {"error":"States.Timeout"}',
      '6<5 ExecutionFailed {"error":"States.Timeout"}',
    ]);
  });

  it('tells of an expression that failed', async () => {
    const definition = machine({ P: { Type: 'Pass', Output: '{% $states.input.none %}', End: true } });
    const log = await logOf(definition, undefined, withoutData);
    expect(log.slice(2)).toEqual([
      expect.stringMatching(
        /^3<0 EvaluationFailed \{"cause":"An error .*","error":"States.QueryEvaluationError","location":"Output","state":"P"\}$/,
      ),
      expect.stringMatching(
        /^4<3 ExecutionFailed \{"cause":"An error .*","error":"States.QueryEvaluationError"\}$/,
      ),
    ]);
  });

  // Recorded on AWS: LocalStack's test_assign_reference_variables, [BASE_REFERENCE_IN_ITERATOR_OUTER_SCOPE].
  it('links the iterations of a Map that runs one at a time', async () => {
    const definition = machine({
      M: {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
    });
    const log = await logOf(definition, undefined, withoutData, [1, 2]);
    expect(log.slice(2)).toEqual([
      '3<2 MapStateStarted {"length":2}',
      '4<3 MapIterationStarted {"index":0,"name":"M"}',
      '5<4 PassStateEntered {"name":"P"}',
      '6<5 PassStateExited {"name":"P"}',
      '7<6 MapIterationSucceeded {"index":0,"name":"M"}',
      '8<6 MapIterationStarted {"index":1,"name":"M"}',
      '9<8 PassStateEntered {"name":"P"}',
      '10<9 PassStateExited {"name":"P"}',
      '11<10 MapIterationSucceeded {"index":1,"name":"M"}',
      '12<11 MapStateSucceeded {}',
      '13<11 MapStateExited {"name":"M"}',
      '14<13 ExecutionSucceeded {}',
    ]);
  });

  // Recorded on AWS: LocalStack's test_timeouts, test_service_lambda_map_timeout.
  it('links the iterations of a Map that fails', async () => {
    const definition = machine({
      M: { Type: 'Map', ItemProcessor: { StartAt: 'T', States: { T: task() } }, End: true },
    });
    // The first task fails as soon as the second is under way.
    const both = new EventEmitter();
    const answer = async (_call: unknown, attempt: number) => {
      if (attempt === 2) both.emit('running');
      else await once(both, 'running');
      return attempt === 2 ? never() : Promise.reject(new TaskFailure('Boom', ''));
    };
    const log = await logOf(definition, answer, withoutData, [1, 2]);
    expect(log.slice(2, 5)).toEqual([
      '3<2 MapStateStarted {"length":2}',
      '4<3 MapIterationStarted {"index":0,"name":"M"}',
      '5<3 MapIterationStarted {"index":1,"name":"M"}',
    ]);
    expect(log.slice(-7)).toEqual(
      [
        '12<10 LambdaFunctionFailed {"error":"Boom"}',
        '13<12 MapIterationFailed {"index":0,"name":"M"}',
        '14<12 TaskStateAborted {}',
        '15<12 MapIterationAborted {"index":1,"name":"M"}',
        '16<12 TaskStateAborted {}',
        '17<12 MapStateFailed {}',
        '18<17 ExecutionFailed {"error":"Boom"}',
      ].map((line) => expect.stringContaining(line.replace(/^\d+<\d+/, '')) as string),
    );
  });

  // Recorded on AWS: test_map_state_retry and test_parallel_state_retry.
  it.each([
    [
      'Map',
      { Type: 'Map', Items: [1], ItemProcessor: { StartAt: 'F', States: { F: { Type: 'Fail' } } } },
      [
        ...['2<0 MapStateEntered', '3<2 MapStateStarted', '4<3 MapIterationStarted', '5<4 FailStateEntered'],
        ...[
          '6<5 MapIterationFailed',
          '7<5 MapStateStarted',
          '8<7 MapIterationStarted',
          '9<8 FailStateEntered',
        ],
        ...['10<9 MapIterationFailed', '11<9 MapStateFailed', '12<11 ExecutionFailed'],
      ],
    ],
    [
      'Parallel',
      { Type: 'Parallel', Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail' } } }] },
      [
        ...['2<0 ParallelStateEntered', '3<2 ParallelStateStarted', '4<3 FailStateEntered'],
        ...[
          '5<4 ParallelStateStarted',
          '6<5 FailStateEntered',
          '7<6 ParallelStateFailed',
          '8<7 ExecutionFailed',
        ],
      ],
    ],
  ])('says of a %s once that it failed, after its last attempt', async (_type, state, events) => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 0 }];
    const log = await logOf(machine({ S: { ...state, Retry, End: true } }), undefined, withoutData);
    expect(log.slice(1).map((line) => line.replace(/ \{.*/, ''))).toEqual(events);
  });

  describe('tells of a value that cannot be used', () => {
    const map = { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } } };
    const pass = { Type: 'Pass', End: true };

    // The first five are recorded on AWS; what happens in the others is told by the same rules.
    it.each([
      ['in Items', { ...map, Items: '{% 1 %}', End: true }, 'Items', ['3<0', '4<3 MapStateFailed']],
      ['instead of Items', { ...map, End: true }, undefined, ['3<0', '4<3 MapStateFailed']],
      ['in Timestamp', { Type: 'Wait', Timestamp: '{% "soon" %}', End: true }, 'Timestamp', ['3<2']],
      ['in a member of Arguments', task({ Arguments: { f: '{% $none %}' } }), 'Arguments/f', ['3<0']],
      ['in a member of Assign', { ...pass, Assign: { a: '{% $none %}' } }, 'Assign/a', ['3<0']],
      ['in an element', { ...pass, Output: [0, { x: '{% $none %}' }] }, 'Output[1]/x', ['3<0']],
      ['in Seconds', { Type: 'Wait', Seconds: '{% 1.5 %}', End: true }, 'Seconds', ['3<2']],
      ['in TimeoutSeconds', task({ TimeoutSeconds: '{% 0 %}' }), 'TimeoutSeconds', ['3<0']],
      [
        'in Condition',
        { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'S' }], Default: 'T' },
        'Choices[0]/Condition',
        ['3<0'],
      ],
      ['in Error', { Type: 'Fail', Error: '{% 1 %}' }, 'Error', ['3<0']],
      [
        'in the Output of a Map',
        { ...map, Items: [], Output: '{% $none %}', End: true },
        'Output',
        ['3<2 MapStateStarted', '4<3', '5<4 MapStateFailed'],
      ],
      [
        'in the Output of a Task',
        task({ Output: '{% $none %}' }),
        'Output',
        ['3<2 LambdaFunctionScheduled', '4<3 LambdaFunctionStarted', '5<4 LambdaFunctionSucceeded', '6<5'],
      ],
    ])('%s', async (_name, state, location, events) => {
      const { log } = await run(
        machine({ S: state, ...('Default' in state && { T: { Type: 'Succeed' } }) }),
        {},
        undefined,
        {
          logging: withoutData,
        },
      );
      const lines = log.map((record) => brief({ ...record, details: {} }).replace(' {}', ''));
      const expected = events.map((event) => (event.includes(' ') ? event : `${event} EvaluationFailed`));
      expect(lines.slice(2, -1)).toEqual(expected);
      const failed = log.find(({ type }) => type === 'EvaluationFailed');
      expect(failed?.details).toEqual({
        cause: log.at(-1)?.details.cause,
        error: 'States.QueryEvaluationError',
        ...(location !== undefined && { location }),
        state: 'S',
      });
    });
  });

  it.each([
    [
      'ALL',
      'ExecutionStarted TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionFailed TaskStateExited FailStateEntered ExecutionFailed',
    ],
    ['ERROR', 'LambdaFunctionFailed FailStateEntered ExecutionFailed'],
    ['FATAL', 'ExecutionFailed'],
    ['OFF', ''],
  ] as const)('at level %s writes %s', async (level, types) => {
    const definition = machine({
      T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }] }),
      F: { Type: 'Fail', Error: 'E' },
    });
    const { log } = await run(definition, {}, () => Promise.reject(new TaskFailure('Boom', '')), {
      logging: { level, includeExecutionData: true },
    });
    expect(log.map(({ type }) => type).join(' ')).toBe(types);
  });

  it('numbers the events that it does not write', async () => {
    const { log } = await run(machine({ F: { Type: 'Fail' } }), {}, undefined, {
      logging: { level: 'FATAL', includeExecutionData: true },
    });
    expect(log.map(brief)).toEqual(['3<2 ExecutionFailed {}']);
  });

  it('cuts data off after 248 KiB, between characters', async () => {
    const { log } = await run(machine({ S: { Type: 'Succeed' } }), 'ä'.repeat(128_000));
    const { input, inputDetails } = log[0]!.details as { input: string; inputDetails: object };
    expect(Buffer.byteLength(input)).toBeLessThanOrEqual(248 * 1024);
    expect(input).toMatch(/^"ä+$/);
    expect(inputDetails).toEqual({ truncated: true });
  });
});
