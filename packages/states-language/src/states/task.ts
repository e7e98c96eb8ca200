import type { TaskState } from '../definition';
import { exceedsPayloadLimit, type Payload } from '../payload';
import { StateFailure } from '../state-failure';
import { argumentProblems } from '../task-arguments';
import { splitIntegration, TaskFailure } from '../task-port';
import { runFallible } from './fallible';
import { callWithin, type TimeLimits } from './task-call';
import { taskEvents } from './task-events';
import type { Departure, StateVisit } from './visit';

export function runTask(state: TaskState, visit: StateVisit): Promise<Departure> {
  return runFallible(state, visit, async () => {
    return visit.depart(state, await attemptTask(state, visit));
  });
}

async function attemptTask(state: TaskState, visit: StateVisit): Promise<Payload> {
  const args = state.effectiveInput(visit);
  const limits: TimeLimits = {
    timeoutSeconds: state.timeoutSeconds?.(visit),
    heartbeatSeconds: state.heartbeatSeconds?.(visit),
  };
  checkArguments(state, visit, args);
  const events = taskEvents(state, visit);
  events.recordSchedule(args, limits);
  try {
    const { integration, resource, name: stateName } = state;
    const result = await callWithin(limits, visit, { integration, resource, arguments: args, stateName });
    checkResultSize(result, state);
    visit.inspect('result', result);
    events.recordSuccess(result);
    return result;
  } catch (problem) {
    const failure = problem instanceof TaskFailure ? stateFailureOf(problem) : problem;
    if (failure instanceof StateFailure) events.recordFailure(failure);
    throw failure;
  }
}

function stateFailureOf({ error, errorCause, isRuntime }: TaskFailure): StateFailure {
  return new StateFailure(error, errorCause, isRuntime ? 'never' : undefined);
}

/** What could not be known when the state machine was compiled, since an expression makes it. */
export function checkArguments(state: TaskState, visit: StateVisit, args: Payload): void {
  const problems = argumentProblems(state.integration, args.value, state.sdkArguments);
  if (problems.length > 0) {
    const cause = `The Parameters '${args.text}' could not be used to start the Task: [${problems.join(', ')}]`;
    throw visit.failure('States.Runtime', cause, 'never');
  }
  if (exceedsPayloadLimit(args)) {
    const cause = `The state/task '${state.name}' has arguments with a size exceeding the maximum number of bytes service limit.`;
    throw new StateFailure('States.DataLimitExceeded', cause, 'by its name only');
  }
}

/**
 * An oversize result fails the task; `States.ALL` does catch it, whatever the page says, and the cause names the service
 * or the function (recorded: LocalStack's test_states_errors, 2024-03-21).
 */
function checkResultSize(result: Payload, state: TaskState): void {
  if (!exceedsPayloadLimit(result)) return;
  const { integration, resource } = state;
  const source = integration === 'lambda:function' ? resource : splitIntegration(integration).resourceType;
  throw new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${source}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}
