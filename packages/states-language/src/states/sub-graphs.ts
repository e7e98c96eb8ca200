import type { State } from '../definition';
import type { StateVisit, SubGraph } from './visit';

/** The reason with which a branch or an iteration stops because another one failed; the failure itself is the state's. */
export const siblingFailed = new Error('Another branch or iteration failed');

/** The states whose end from outside has an event. */
const ABORTABLE: readonly (State['type'] | undefined)[] = ['Task', 'Wait', 'Parallel', 'Map'];

/** Records that the state which a run was in is aborted with it. */
export function recordStateAborted(run: SubGraph, visit: StateVisit, previousEventId: number): void {
  if (ABORTABLE.includes(run.stateType)) {
    visit.record({ type: `${run.stateType}StateAborted` }, previousEventId);
  }
}
