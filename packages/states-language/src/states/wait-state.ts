import type { WaitState } from '../definition';
import type { Departure, StateVisit } from './visit';

export async function runWait(state: WaitState, visit: StateVisit): Promise<Departure> {
  const input = state.effectiveInput(visit);
  await visit.clock.pause(state.millisecondsToWait(visit), visit.cancellation.signal);
  return visit.depart(state, input);
}
