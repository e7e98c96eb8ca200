import type { PassState, SucceedState } from '../definition';
import type { Departure, StateVisit } from './visit';

/** Pass and Succeed do the same: nothing, apart from their output. */
export function runPass(state: PassState | SucceedState, visit: StateVisit): Promise<Departure> {
  return visit.depart(state, { path: '', defaultOutput: visit.input });
}
