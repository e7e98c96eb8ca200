import type { JsonValue } from 'type-fest';
import {
  compileStateUnderTest,
  InvalidDefinitionError,
  payloadOf,
  type StateMock,
  TaskFailure,
  testState,
} from '../../src';
import { HandClock } from '../hand-clock';
import { IDENTITY, machine, task } from '../run-definition';

const jsonata = (state: object) => JSON.stringify({ QueryLanguage: 'JSONata', ...state });

interface Test {
  readonly input?: JsonValue;
  readonly mock?: StateMock;
  readonly stateName?: string;
  readonly clock?: HandClock;
  readonly answer?: () => JsonValue;
}

function runTest(
  definition: string,
  { input = {}, mock, stateName, clock = new HandClock(), answer = () => ({}) }: Test = {},
) {
  return testState(
    compileStateUnderTest(definition, stateName)!.state,
    { input: payloadOf(input), identity: IDENTITY, attachment: 'a', variables: new Map(), mock, map: {} },
    { clock, tasks: { runTask: async () => payloadOf(answer()) } },
    new AbortController().signal,
  );
}

const fails = (error: string) => () => {
  throw new TaskFailure(error, 'so');
};

it('runs a state that stands alone, wherever it leads', async () => {
  const outcome = await runTest(jsonata({ Type: 'Pass', Output: '{% $states.input.a %}', Next: 'Nowhere' }), {
    input: { a: 5 },
  });

  expect(outcome).toMatchObject({ status: 'SUCCEEDED', nextState: 'Nowhere', output: { value: 5 } });
});

it('does not run it again where an execution would', async () => {
  const outcome = await runTest(jsonata(task({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 4 }] })), {
    answer: fails('Busy'),
  });

  expect(outcome).toMatchObject({
    status: 'RETRIABLE',
    failure: { error: 'Busy', cause: 'so' },
    handled: { retryIndex: 0, retryBackoffSeconds: 4 },
  });
});

it('shows the steps of a state', async () => {
  const outcome = await runTest(jsonata(task({ Arguments: { n: 1 } })), { answer: () => 'done' });

  expect([...outcome.steps].map(([step, { value }]) => [step, value])).toEqual([
    ['afterArguments', { n: 1 }],
    ['result', 'done'],
  ]);
});

it('fails with what a catcher makes of an error where that fails itself', async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $number("no") %}', Next: 'Other' }];
  const outcome = await runTest(jsonata(task({ Catch })), { mock: { error: 'Busy', cause: '' } });

  expect(outcome).toMatchObject({ status: 'FAILED', failure: { error: 'States.QueryEvaluationError' } });
});

it('shows what a catcher assigns', async () => {
  const Catch = [
    { ErrorEquals: ['Busy'], Assign: { why: '{% $states.errorOutput.Cause %}' }, Next: 'Other' },
  ];
  const outcome = await runTest(jsonata(task({ Catch })), { mock: { error: 'Busy', cause: 'so' } });

  expect(outcome).toMatchObject({ status: 'CAUGHT_ERROR', failure: { error: 'Busy' } });
  expect(outcome.variables.get('why')?.value).toBe('so');
});

it('ends after five minutes, which nothing catches', async () => {
  const clock = new HandClock();
  const test = runTest(jsonata({ Type: 'Wait', Seconds: 301, End: true }), { clock });

  expect(await clock.runThrough(test)).toMatchObject({
    status: 'FAILED',
    failure: { error: 'States.Timeout' },
  });
  expect(clock.pendingTimers).toBe(0);
});

it('finds a state in a branch, and takes what only Standard workflows have', () => {
  const inner = { Wait: task({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' }) };
  const definition = machine({
    Both: { Type: 'Parallel', Branches: [{ StartAt: 'Wait', States: inner }], Next: 'Other' },
    Other: task({ Resource: 'arn:aws:states:eu-west-1:000000000000:activity:Approve' }),
  });

  const found = compileStateUnderTest(definition, 'Wait');

  expect(found?.state).toMatchObject({ name: 'Wait', integration: undefined });
  expect(found?.notRun?.problems).toHaveLength(1);
});

it('says nothing of what is not run in other states', () => {
  const definition = machine({
    First: { Type: 'Pass', Next: 'Second' },
    Second: task({ Resource: 'arn:aws:states:::ecs:runTask' }),
  });

  expect(compileStateUnderTest(definition, 'First')?.notRun).toBeUndefined();
  expect(compileStateUnderTest(definition, 'Second')?.notRun).toBeInstanceOf(InvalidDefinitionError);
  expect(compileStateUnderTest(definition, 'Third')).toBeUndefined();
});

it('knows what is not run in an Iterator, too', () => {
  const Iterator = { StartAt: 'Run', States: { Run: task({ Resource: 'arn:aws:states:::ecs:runTask' }) } };
  const definition = machine({ Each: { Type: 'Map', Iterator, End: true } });

  expect(compileStateUnderTest(definition, 'Run')?.notRun).toBeInstanceOf(InvalidDefinitionError);
});

it('refuses a machine that is wrong in another state', () => {
  const definition = machine({ First: { Type: 'Pass', Next: 'Second' }, Second: { Type: 'Task' } });

  expect(() => compileStateUnderTest(definition, 'First')).toThrow(InvalidDefinitionError);
});

it('is given no mock for a state that calls nothing', async () => {
  await expect(runTest(jsonata({ Type: 'Succeed' }), { mock: { error: 'E', cause: '' } })).rejects.toThrow(
    'A Succeed state has no mock',
  );
});
