import type { ParallelState } from '../definition';
import type { Payload } from '../payload';
import { Cancellation } from './cancellation';
import { runFallible } from './fallible';
import { departFromSubGraphs, recordStateAborted, siblingFailed } from './sub-graphs';
import type { Departure, StateVisit, SubGraph } from './visit';

export function runParallel(state: ParallelState, visit: StateVisit): Promise<Departure> {
  const attempt = async () => {
    const outputs = await runBranches(state, visit, state.effectiveInput(visit));
    return departFromSubGraphs(state, visit, outputs, 'ParallelStateSucceeded');
  };
  return runFallible(state, visit, attempt, () => visit.record({ type: 'ParallelStateFailed' }));
}

/** The first branch that fails ends the others and the state, with its own error. */
async function runBranches(state: ParallelState, visit: StateVisit, input: Payload): Promise<Payload[]> {
  const startEventId = visit.record({ type: 'ParallelStateStarted' });
  const siblings = new Cancellation(visit.cancellation);
  const branches = state.branches.map((graph) =>
    visit.startSubGraph({ graph, input, cancellation: siblings, previousEventId: startEventId }),
  );
  let latestEventId = startEventId;
  try {
    const outputs = await Promise.all(
      branches.map(async (branch) => {
        try {
          const output = await branch.output;
          latestEventId = Math.max(latestEventId, branch.lastEventId);
          return output;
        } catch (failure) {
          if (!siblings.abortedFor) recordFailure(branch, branches, visit);
          siblings.abort(siblingFailed);
          throw failure;
        }
      }),
    );
    visit.lastEventId = latestEventId;
    return outputs;
  } finally {
    siblings.release();
  }
}

function recordFailure(failed: SubGraph, branches: readonly SubGraph[], visit: StateVisit): void {
  const cause = failed.lastEventId;
  for (const branch of branches) recordStateAborted(branch, visit, cause);
  visit.lastEventId = cause;
}
