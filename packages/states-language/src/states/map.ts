import type { MapState } from '../definition';
import { runFallible } from './fallible';
import { MapIterations } from './map-iterations';
import { departFromSubGraphs } from './sub-graphs';
import type { Departure, StateVisit } from './visit';

/** The most iterations of an inline Map that run at once (step-functions/latest/dg/state-map-inline). */
const MAX_INLINE_CONCURRENCY = 40;

export function runMap(state: MapState, visit: StateVisit): Promise<Departure> {
  const attempt = async () => {
    const items = state.items(visit);
    const requestedConcurrency = state.maxConcurrency(visit);
    const concurrency = Math.min(requestedConcurrency || MAX_INLINE_CONCURRENCY, MAX_INLINE_CONCURRENCY);
    const outputs = await new MapIterations(state, visit, items).run(concurrency);
    return departFromSubGraphs(state, visit, outputs, 'MapStateSucceeded');
  };
  return runFallible(state, visit, attempt, () => visit.record({ type: 'MapStateFailed' }));
}
