import type { Fallible, State } from '../definition';
import { clampDelays } from '../execution/clamp-delays';
import { contextObject, type ExecutionIdentity, withItem } from '../execution/context-object';
import { type ExecutionHost, EXPRESS_LIMIT_MS, MAX_DELAY_MS } from '../execution/execute';
import { TimeLimit } from '../execution/time-limit';
import type { InspectedStep } from '../fields';
import { type Payload, payloadOf } from '../payload';
import { StateFailure } from '../state-failure';
import { Cancellation } from '../states/cancellation';
import { matchesError } from '../states/error-match';
import { secondsBeforeRetry } from '../states/retry';
import { runState } from '../states/run-state';
import type { Departure } from '../states/visit';
import { type MapTest, runMockedState, type StateMock } from './mocked-state';
import { NAMELESS_STATE } from './state-under-test';
import { type MapNumbers, TestVisit } from './test-visit';

/** A test of one state. */
export interface StateTest<Attachment> {
  readonly input: Payload;
  /** Of the execution that the state takes itself to be in. */
  readonly identity: ExecutionIdentity;
  /** Given on with the call of a task. */
  readonly attachment: Attachment;
  /** By name. */
  readonly variables: ReadonlyMap<string, Payload>;
  /** @default - what the state calls is called; Map and Parallel states need one */
  readonly mock?: StateMock | undefined;
  /** @default - made of the identity */
  readonly context?: Payload | undefined;
  /** How often the retrier that covers the failure has had the state run. @default 0 */
  readonly retryCount?: number | undefined;
  readonly map: MapTest;
}

/** What a state does with an error. */
export interface HandledError {
  readonly retryIndex?: number;
  /** Before jitter. */
  readonly retryBackoffSeconds?: number;
  readonly catchIndex?: number;
}

/** What became of a state. */
export interface StateTestOutcome {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Payload;
  readonly failure?: { readonly error: string; readonly cause: string };
  readonly nextState?: string | undefined;
  readonly handled: HandledError;
  readonly steps: ReadonlyMap<InspectedStep, Payload>;
  readonly numbers: MapNumbers;
  /** All that the state has seen, and assigned. */
  readonly variables: ReadonlyMap<string, Payload>;
}

/**
 * Runs one state once, and tells what comes of it.
 *
 * @throws TestRefusal for a test that does not fit the state
 */
export async function testState<Attachment>(
  state: State,
  test: StateTest<Attachment>,
  { clock, tasks }: Pick<ExecutionHost<Attachment>, 'clock' | 'tasks'>,
  signal: AbortSignal,
): Promise<StateTestOutcome> {
  const { input, identity, variables, attachment, mock, context } = test;
  const enteredTime = new Date(clock.now());
  const cancellation = new Cancellation();
  const letGo = cancellation.follow(signal);
  const limit = new TimeLimit(clock, EXPRESS_LIMIT_MS, () => {
    cancellation.abort(new StateFailure('States.Timeout', '', 'never'));
  });
  const visit = new TestVisit(
    state,
    input,
    {
      clock: clampDelays(clock, MAX_DELAY_MS),
      cancellation,
      region: identity.region,
      variables,
      contextObject: (retryCount, item) => {
        const state = { name: NAMELESS_STATE, enteredTime, retryCount, item };
        if (!context) return contextObject(identity, input, state);
        return item ? withItem(context, item) : context;
      },
      runTask: (call) => tasks.runTask({ ...call, attachment }),
      holdTime: () => limit.hold(),
    },
    'retry' in state ? (test.retryCount ?? 0) : undefined,
  );
  const outcomeOf = (departure: Departure | undefined) => ({
    steps: visit.inspected,
    numbers: visit.numbers,
    variables: new Map([...variables, ...Object.entries(departure?.assigned ?? {})]),
    ...(departure && { output: departure.output, nextState: departure.next }),
  });
  try {
    const departure = mock
      ? runMockedState(state, visit, mock, test.map)
      : await runState(withoutHandlers(state), visit);
    return { status: 'SUCCEEDED', handled: {}, ...outcomeOf(departure) };
  } catch (problem) {
    if (!(problem instanceof StateFailure)) throw problem;
    const { departure, ...handled } = handleFailure(state, visit, problem, test.retryCount);
    return { ...handled, ...outcomeOf(departure) };
  } finally {
    limit.cancel();
    letGo();
  }
}

/** What a failure leads to is told, and not done. */
function withoutHandlers(state: State): State {
  return 'retry' in state ? { ...state, retry: [], catch: [] } : state;
}

interface HandledFailure extends Pick<StateTestOutcome, 'status' | 'failure' | 'handled'> {
  readonly departure?: Departure;
}

function handleFailure(
  state: State,
  visit: TestVisit,
  failure: StateFailure,
  retryCount = 0,
): HandledFailure {
  const { retry, catch: catchers }: Fallible = 'retry' in state ? state : { retry: [], catch: [] };
  const covers = ({ errorEquals }: { readonly errorEquals: readonly string[] }) =>
    matchesError(errorEquals, failure);
  const described = describeFailure(failure);
  const retryIndex = retry.findIndex(covers);
  const retrier = retry[retryIndex];
  const retryBackoffSeconds = retrier && secondsBeforeRetry(retrier, retryCount);
  const handled: HandledError = retrier ? { retryIndex } : {};
  if (retryBackoffSeconds !== undefined) {
    return { status: 'RETRIABLE', failure: described, handled: { ...handled, retryBackoffSeconds } };
  }
  const catchIndex = catchers.findIndex(covers);
  const catcher = catchers[catchIndex];
  if (!catcher) return { status: 'FAILED', failure: described, handled };
  try {
    const departure = visit.depart(catcher, payloadOf({ Error: failure.error, Cause: failure.errorCause }));
    return { status: 'CAUGHT_ERROR', failure: described, handled: { ...handled, catchIndex }, departure };
  } catch (problem) {
    // What the catcher makes of the error has failed itself.
    if (!(problem instanceof StateFailure)) throw problem;
    return { status: 'FAILED', failure: describeFailure(problem), handled };
  }
}

function describeFailure({ error, errorCause }: StateFailure): StateTestOutcome['failure'] {
  return { error, cause: errorCause };
}
