import { Template } from 'aws-cdk-lib/assertions';
import type { ProcessTransaction } from '../../../lib/flow/processing';
import { TransactionPipeline } from '../../../lib/transaction-pipeline';
import { newStack } from '../cdk-app';
import { FAILING_STATES } from './failing-states';
import { largestEvent } from './largest-event';
import { type Graph, type Place, placesOf } from './places';
import { runWorkflow } from './run-workflow';
import { readDefinition, type State, type StateMachineDefinition } from './state-machine-definition';

/** One failure of each type of state. */
const KINDS = [
  'Pass by its Output',
  'Choice by its Condition',
  'Wait by its Output',
  'Task by its function',
  'Map by an item',
  'Parallel by a branch',
  'Fail',
  'Succeed by its Output',
];

/** What stands at a place and fails. */
interface Failure {
  readonly name: string;
  readonly error: string;
  readonly state: State;
  /** What every task but a dead letter fails with. @default - none does */
  readonly taskError?: string;
}

/** With what any of the examples looks for, so that nothing but what is to fail does. */
const EVENT = largestEvent('{"order": "A-1", "lines": [{"quantity": 1, "cents": 150}]}');

/**
 * Has each type of state fail at every place of a workflow, and each of its tasks in its own place, and expects for each a failed execution and
 * one dead letter: the whole event, with the error, or with that of the workflow's own Fail to which it leads.
 *
 * @returns how many places there are
 */
export async function expectNothingIsLost(processor: ProcessTransaction): Promise<number> {
  const stack = newStack();
  new TransactionPipeline(stack, 'Pipeline', { processor });
  const definition = readDefinition(Template.fromStack(stack));
  const [own] = definition.States.ProcessTransaction!.Branches!;
  const wrong: string[] = [];
  const places = placesOf(own!);
  for (const place of places) {
    for (const failure of failuresAt(place)) {
      const found = await findWrong(withOwnStates(definition, place.put(failure.state)), failure);
      if (found !== undefined) wrong.push(`${failure.name} at ${place.path}: ${found}`);
    }
  }
  expect(wrong).toEqual([]);
  return places.length;
}

function failuresAt({ state }: Place): Failure[] {
  const failures = KINDS.map((name): Failure => {
    const [error, failing] = FAILING_STATES[name]!;
    return { name, error, state: failing as unknown as State };
  });
  if (state.Type !== 'Task') return failures;
  return [
    ...failures,
    { name: 'What it calls', error: 'OnPurpose', taskError: 'OnPurpose', state: withoutExpressions(state) },
  ];
}

/** Arguments may need what is assigned by states that are passed over. */
function withoutExpressions(state: State): State {
  const text = JSON.stringify(state.Arguments).replace(/\{%.*?%\}/g, 'any');
  return { ...state, Arguments: JSON.parse(text) as State['Arguments'] };
}

function withOwnStates(definition: StateMachineDefinition, own: Graph): StateMachineDefinition {
  const ProcessTransaction = { ...definition.States.ProcessTransaction!, Branches: [own] };
  return { ...definition, States: { ...definition.States, ProcessTransaction } };
}

/** @returns what is not as it should be */
async function findWrong(
  definition: StateMachineDefinition,
  { error, taskError }: Failure,
): Promise<string | undefined> {
  const { outcome, deadLetters, entered } = await runWorkflow(definition, EVENT, taskError);
  const [deadLetter, ...others] = deadLetters;
  if (outcome.status !== 'FAILED') return `it ${outcome.status}, after ${entered.join(', ')}`;
  if (!deadLetter || others.length > 0) return `${deadLetters.length} dead letters`;
  if (JSON.stringify(deadLetter.MessageBody) !== JSON.stringify(EVENT)) return 'another event';
  const code = deadLetter.MessageAttributes.ERROR_CODE?.StringValue;
  const isOwn = placesOf(definition).some(
    ({ path, state }) =>
      state.Type === 'Fail' && isToldBy(state, code) && entered.includes(path.split('/').at(-1)!),
  );
  return code === error || isOwn ? undefined : `${code}, and not ${error}`;
}

/** Whether a Fail state says an error, be it as a constant of an expression. */
function isToldBy({ Error }: State, code: string | undefined): boolean {
  return code !== undefined && (Error === code || Error?.includes(`"${code}"`) === true);
}
