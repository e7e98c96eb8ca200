import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Pass } from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { LARGEST_TRANSACTION_BYTES, maximumMessageSizeBytes } from '../../../lib/flow/transaction-sizes';
import { TransactionWorkflow } from '../../../lib/flow/transaction-workflow';
import { checkWorkflow } from '../../../lib/flow/workflow-check/check-workflow';
import type { WorkflowGraph } from '../../../lib/flow/workflow-check/workflow-definition';
import { newStack } from '../cdk-app';
import { largestEvent } from './largest-event';
import { runWorkflow } from './run-workflow';
import { readDefinition, type StateMachineDefinition } from './state-machine-definition';

type State = Readonly<Record<string, unknown>>;

const FAILS = '{% $error("on purpose") %}';
const LAMBDA = 'arn:aws:states:::lambda:invoke';
const EVALUATION = 'States.QueryEvaluationError';
const TOO_LARGE = 'States.DataLimitExceeded';

const invoke = (Payload: unknown, more: State = {}): State => ({
  Type: 'Task',
  Resource: LAMBDA,
  Arguments: { FunctionName: 'f', Payload },
  TimeoutSeconds: 8,
  ...more,
});
const graph = (state: State, name = 'Inner'): State => ({
  StartAt: name,
  States: { [name]: state.Type === 'Fail' ? state : { ...state, End: true } },
});
/** A state that has catchers of its own, which lead to a state that fails in its turn. */
const caught = (state: State): State => ({
  ...state,
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'OwnCatch' }],
});
const fails: State = { Type: 'Fail', Error: 'Inner', Cause: 'inner' };

/** Every kind of state that fails, with the error that the dead letter has to tell. */
const KINDS: Readonly<Record<string, readonly [error: string, state: State]>> = {
  'Pass by its Output': [EVALUATION, { Type: 'Pass', Output: FAILS }],
  'Pass by its Assign': [EVALUATION, { Type: 'Pass', Assign: { x: FAILS } }],
  'Pass by an Output that yields nothing': [
    EVALUATION,
    { Type: 'Pass', Output: '{% $states.input.nothing %}' },
  ],
  'Pass by its size': [TOO_LARGE, { Type: 'Pass', Output: 'x'.repeat(262_144) }],
  'Pass by the size of what it assigns': [TOO_LARGE, { Type: 'Pass', Assign: { x: 'x'.repeat(262_144) } }],
  'Choice by its Condition': [
    EVALUATION,
    { Type: 'Choice', Choices: [{ Condition: FAILS, Next: 'NEXT' }], Default: 'NEXT' },
  ],
  'Choice by a Condition that is neither true nor false': [
    EVALUATION,
    { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'NEXT' }], Default: 'NEXT' },
  ],
  'Wait by its Output': [EVALUATION, { Type: 'Wait', Seconds: 1, Output: FAILS }],
  'Task by its Arguments': [EVALUATION, invoke(FAILS)],
  'Task by its Output': [EVALUATION, invoke({}, { Output: FAILS })],
  'Task by its function': ['OutOfStock', invoke({ throw: 'OutOfStock' })],
  'Task by its time': ['States.Timeout', invoke({ hang: true })],
  'Task by the size of its result': [TOO_LARGE, invoke({ answer: 262_144 })],
  'Task after attempts': [
    'OutOfStock',
    invoke({ throw: 'OutOfStock' }, { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }] }),
  ],
  'Task with a catcher that fails': ['Own', caught(invoke({ throw: 'OutOfStock' }))],
  'Map by its Items': [
    EVALUATION,
    {
      Type: 'Map',
      Items: '{% ($items := ([1, 2, 3]); $count($items) <= 2 ? $items : $error("More than 2 items")) %}',
      ItemProcessor: graph({ Type: 'Pass' }),
    },
  ],
  'Map by its Output': [
    EVALUATION,
    { Type: 'Map', Items: [1], ItemProcessor: graph({ Type: 'Pass' }), Output: FAILS },
  ],
  'Map by an item': [
    'OutOfStock',
    { Type: 'Map', Items: [1, 2], ItemProcessor: graph(invoke({ throw: 'OutOfStock' })) },
  ],
  'Map with a catcher that fails': ['Own', caught({ Type: 'Map', Items: [1], ItemProcessor: graph(fails) })],
  'Parallel by its Arguments': [
    EVALUATION,
    { Type: 'Parallel', Arguments: FAILS, Branches: [graph({ Type: 'Pass' })] },
  ],
  'Parallel by a branch': [
    'OutOfStock',
    {
      Type: 'Parallel',
      Branches: [graph({ Type: 'Wait', Seconds: 1 }, 'Beside'), graph(invoke({ throw: 'OutOfStock' }))],
    },
  ],
  'Parallel by a Map in a branch': [
    'Inner',
    {
      Type: 'Parallel',
      Branches: [graph({ Type: 'Map', Items: [1], ItemProcessor: graph(fails, 'Deep') })],
    },
  ],
  'Parallel with a catcher that fails': ['Own', caught({ Type: 'Parallel', Branches: [graph(fails)] })],
  Fail: ['Inner', fails],
  'Fail by its Cause': [EVALUATION, { Type: 'Fail', Error: 'Inner', Cause: FAILS }],
  'Fail without anything': ['UNKNOWN', { Type: 'Fail' }],
  'Succeed by its Output': [EVALUATION, { Type: 'Succeed', Output: FAILS }],
};

const WELL = {
  Pass: { Type: 'Pass', Output: '{% $states.input %}' },
  Wait: { Type: 'Wait', Seconds: 1 },
  Task: invoke({}),
  Choice: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'NEXT' }], Default: 'NEXT' },
} as const;

/** States that go well, beside the one that fails or that holds it: some before, some after. */
type Neighbours = readonly [before: readonly WellKind[], after: readonly WellKind[]];
type WellKind = keyof typeof WELL;
type Holder = 'Map' | 'Parallel';

const some = fc.array(fc.constantFrom(...(Object.keys(WELL) as WellKind[])), { maxLength: 2 });
const neighbours = fc.array(fc.tuple(some, some), { minLength: 3, maxLength: 3 });

/** In what the state that fails is, from the outside in. */
const PLACES: readonly (readonly Holder[])[] = [
  [],
  ['Map'],
  ['Parallel'],
  ['Map', 'Parallel'],
  ['Parallel', 'Map'],
];

function build(
  [holder, ...inner]: readonly Holder[],
  [[before, after] = [[], []], ...below]: readonly Neighbours[],
  failing: State,
): State {
  const depth = below.length;
  const middle = holder ? hold(holder, build(inner, below, failing), depth) : failing;
  const isEnd = middle.Type === 'Fail' || middle.Type === 'Succeed';
  const behind = isEnd ? [] : [...after.map((kind) => WELL[kind]), { Type: 'Succeed' }];
  const states: State[] = [...before.map((kind) => WELL[kind]), middle, ...behind];
  const nameOf = (at: number) => (states[at] === failing ? 'Failing' : `Depth${depth}State${at}`);
  const own = failing.Catch && !holder ? { OwnCatch: { Type: 'Fail', Error: 'Own', Cause: 'own' } } : {};
  return {
    StartAt: nameOf(0),
    States: {
      ...Object.fromEntries(states.map((state, at) => [nameOf(at), goOn(state, nameOf(at + 1))])),
      ...own,
    },
  };
}

function hold(holder: Holder, inside: State, depth: number): State {
  if (holder === 'Map') return { Type: 'Map', Items: [1, 2], ItemProcessor: inside };
  const beside = { StartAt: `Beside${depth}`, States: { [`Beside${depth}`]: { ...WELL.Wait, End: true } } };
  return { Type: 'Parallel', Branches: [inside, beside] };
}

function goOn(state: State, next: string): State {
  if (state.Type === 'Choice') return JSON.parse(JSON.stringify(state).replaceAll('NEXT', next)) as State;
  return state.Type === 'Fail' || state.Type === 'Succeed' ? state : { ...state, Next: next };
}

let around: StateMachineDefinition;
const event = largestEvent('{"amount":1.0}');

beforeAll(() => {
  const stack = newStack();
  new TransactionWorkflow(stack, 'Workflow', {
    pipelineName: 'Pipeline',
    processing: { states: Pass.jsonata(stack, 'Nothing') },
    unprocessed: new Queue(stack, 'Unprocessed'),
    logRetention: RetentionDays.ONE_DAY,
    logLevel: 'ERROR',
    tracing: false,
  });
  around = readDefinition(Template.fromStack(stack));
});

/** The delivered workflow around other states. */
function withStates(states: State): StateMachineDefinition {
  const { ProcessTransaction, ...others } = around.States;
  return {
    ...around,
    States: { ...others, ProcessTransaction: { ...ProcessTransaction, Branches: [states] } },
  } as unknown as StateMachineDefinition;
}

test.each(Object.entries(KINDS))(
  '%s, wherever it is: one dead letter with the event and the error, and the execution fails',
  async (_, [error, failing]) => {
    for (const place of PLACES) {
      const anyNeighbours = fc.asyncProperty(neighbours, async (beside) => {
        const definition = withStates(build(place, beside, failing));
        checkWorkflow(definition as unknown as WorkflowGraph);
        const { outcome, deadLetters, entered } = await runWorkflow(definition, event);
        expect(entered).toContain('Failing');
        expect(outcome.status).toBe('FAILED');
        expect(deadLetters.map(({ MessageBody }) => MessageBody)).toEqual([event]);
        expect(deadLetters[0]?.MessageAttributes.ERROR_CODE?.StringValue).toBe(error);
      });
      await fc.assert(anyNeighbours, { numRuns: 1 });
    }
  },
);

test('what goes well leaves no dead letter', async () => {
  const wellBeside = fc.asyncProperty(neighbours, async (beside) => {
    const { outcome, deadLetters } = await runWorkflow(
      withStates(build(['Parallel', 'Map'], beside, { ...WELL.Pass })),
      event,
    );
    expect(outcome.status).toBe('SUCCEEDED');
    expect(deadLetters).toEqual([]);
  });
  await fc.assert(wellBeside, { numRuns: 5 });
});

describe('the largest transaction, with as much to escape as there can be,', () => {
  const largest = largestEvent('"'.repeat(maximumMessageSizeBytes(LARGEST_TRANSACTION_BYTES)));

  test('passes through states that hand it on whole, to the end', async () => {
    const { outcome, deadLetters } = await runWorkflow(withStates(build([], [], { ...WELL.Pass })), largest);
    expect(deadLetters).toEqual([]);
    expect(outcome.status).toBe('SUCCEEDED');
  });

  test('is a dead letter as a whole, if they fail', async () => {
    const { deadLetters } = await runWorkflow(withStates(build([], [], { ...fails })), largest);
    expect(deadLetters.map(({ MessageBody }) => MessageBody)).toEqual([largest]);
  });
});
