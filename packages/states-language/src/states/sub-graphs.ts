import type { State } from '../definition';
import type { StateVisit, SubGraph } from './visit';

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
