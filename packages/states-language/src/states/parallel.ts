import type { JsonValue } from 'type-fest';
import type { ParallelState } from '../definition';
import { type Payload, payloadOf } from '../payload';
import { Cancellation } from './cancellation';
import { runFallible } from './fallible';
import { recordStateAborted, siblingFailed } from './sub-graphs';
import type { Departure, StateVisit, SubGraph } from './visit';

export function runParallel(state: ParallelState, visit: StateVisit): Promise<Departure> {
  return runFallible(state, visit, async () => {
    const input = state.arguments ? payloadOf(visit.evaluate(state.arguments, 'Arguments')) : visit.input;
    const outputs = await runBranches(state, visit, input);
    return visit.depart(state, { path: '', defaultOutput: payloadOf(outputs), result: outputs });
  });
}

/** The first branch that fails ends the others and the state, with its own error. */
async function runBranches(state: ParallelState, visit: StateVisit, input: Payload): Promise<JsonValue[]> {
  const startEventId = visit.record({ type: 'ParallelStateStarted' });
  const siblings = new Cancellation(visit.signal);
  const branches = state.branches.map((graph) =>
    visit.startSubGraph({ graph, input, signal: siblings.signal, previousEventId: startEventId }),
  );
  let latestEventId = startEventId;
  try {
    const outputs = await Promise.all(
      branches.map(async (branch) => {
        try {
          const output = await branch.output;
          latestEventId = Math.max(latestEventId, branch.lastEventId);
          return output.value;
        } catch (failure) {
          if (!siblings.signal.aborted) recordFailure(branch, branches, visit);
          siblings.abort(siblingFailed);
          throw failure;
        }
      }),
    );
    // ParallelStateSucceeded and ParallelStateExited follow the same event (recorded: LocalStack's test_base_scenarios).
    visit.record({ type: 'ParallelStateSucceeded' }, latestEventId);
    visit.lastEventId = latestEventId;
    return outputs;
  } finally {
    siblings.release();
  }
}

function recordFailure(failed: SubGraph, branches: readonly SubGraph[], visit: StateVisit): void {
  const cause = failed.lastEventId;
  for (const branch of branches) recordStateAborted(branch, visit, cause);
  visit.record({ type: 'ParallelStateFailed' }, cause);
}
