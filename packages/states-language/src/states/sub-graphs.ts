import type { Completion, State } from '../definition';
import { joinPayloads, type Payload } from '../payload';
import type { Departure, StateVisit, SubGraph } from './visit';

/** Why a branch or an iteration stops when another one failed: no StateFailure, which its own states would catch. */
export const siblingFailed = new Error('Another branch or iteration failed');

/** The states whose end from outside has an event. */
const ABORTABLE: readonly (State['type'] | undefined)[] = ['Task', 'Wait', 'Parallel', 'Map'];

/** Records that the state which a run was in is aborted with it. */
export function recordStateAborted(run: SubGraph, visit: StateVisit, previousEventId: number): void {
  if (ABORTABLE.includes(run.stateType)) {
    visit.record({ type: `${run.stateType}StateAborted` }, previousEventId);
  }
}

/**
 * Leaves a state with what its runs have put out. The state has succeeded when its own `Output` has, too; the event that
 * says so and the state's exit follow the same event (recorded on AWS: test_parallel_state_nested and others).
 */
export function departFromSubGraphs(
  state: Completion,
  visit: StateVisit,
  outputs: readonly Payload[],
  succeeded: 'MapStateSucceeded' | 'ParallelStateSucceeded',
): Departure {
  const departure = visit.depart(state, joinPayloads(outputs));
  const latestEventId = visit.lastEventId;
  visit.record({ type: succeeded });
  visit.lastEventId = latestEventId;
  return departure;
}
