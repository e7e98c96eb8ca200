import type { MapState } from '../definition';
import { partsOf, type Payload, payloadOf } from '../payload';
import { runFallible } from './fallible';
import { evaluateArray, evaluateInteger } from './field-types';
import { MapIterations } from './map-iterations';
import { departFromSubGraphs } from './sub-graphs';
import type { Departure, StateVisit } from './visit';

/** The most iterations of an inline Map that run at once (step-functions/latest/dg/state-map-inline). */
const MAX_INLINE_CONCURRENCY = 40;

export function runMap(state: MapState, visit: StateVisit): Promise<Departure> {
  const attempt = async () => {
    const items = itemsOf(state, visit);
    const concurrency = concurrencyOf(state, visit);
    const outputs = await new MapIterations(state, visit, items).run(concurrency);
    return departFromSubGraphs(state, visit, outputs, 'MapStateSucceeded');
  };
  return runFallible(state, visit, attempt, () => visit.record({ type: 'MapStateFailed' }));
}

function itemsOf(state: MapState, visit: StateVisit): Payload[] {
  if (state.items) return evaluateArray(visit, state.items, 'Items').map(payloadOf);
  // Recorded on AWS: a Map without Items, of an input of each other type.
  if (!Array.isArray(visit.input.value)) {
    throw visit.failEvaluation(`Map state input must be an array but was: ${visit.input.text}`);
  }
  return [...partsOf(visit.input).values()];
}

function concurrencyOf(state: MapState, visit: StateVisit): number {
  if (!state.maxConcurrency) return MAX_INLINE_CONCURRENCY;
  const bounds = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const requestedConcurrency = evaluateInteger(visit, state.maxConcurrency, 'MaxConcurrency', bounds);
  return requestedConcurrency === 0
    ? MAX_INLINE_CONCURRENCY
    : Math.min(requestedConcurrency, MAX_INLINE_CONCURRENCY);
}
