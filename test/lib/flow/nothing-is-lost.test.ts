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
import { FAILING_STATES, fails, invoke, type State } from './failing-states';
import { largestEvent } from './largest-event';
import { runWorkflow } from './run-workflow';
import { readDefinition, type StateMachineDefinition } from './state-machine-definition';

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

test.each(Object.entries(FAILING_STATES))(
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
