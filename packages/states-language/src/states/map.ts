import type { JsonValue } from 'type-fest';
import type { MapState } from '../definition';
import { payloadOf } from '../payload';
import { runFallible } from './fallible';
import { evaluateArray, evaluateInteger } from './field-types';
import { MapIterations } from './map-iterations';
import type { Departure, StateVisit } from './visit';

/** The most iterations of an inline Map that run at once (step-functions/latest/dg/state-map-inline). */
const MAX_INLINE_CONCURRENCY = 40;

export function runMap(state: MapState, visit: StateVisit): Promise<Departure> {
  return runFallible(state, visit, async () => {
    const items = itemsOf(state, visit);
    const concurrency = concurrencyOf(state, visit);
    const outputs = await new MapIterations(state, visit, items).run(concurrency);
    return visit.depart(state, { path: '', defaultOutput: payloadOf(outputs), result: outputs });
  });
}

function itemsOf(state: MapState, visit: StateVisit): JsonValue[] {
  const template = state.items ?? { kind: 'constant', value: visit.input.value };
  return evaluateArray(visit, template, 'Items');
}

function concurrencyOf(state: MapState, visit: StateVisit): number {
  if (!state.maxConcurrency) return MAX_INLINE_CONCURRENCY;
  const bounds = { min: 0, max: Number.MAX_SAFE_INTEGER };
  const requestedConcurrency = evaluateInteger(visit, state.maxConcurrency, 'MaxConcurrency', bounds);
  return requestedConcurrency === 0
    ? MAX_INLINE_CONCURRENCY
    : Math.min(requestedConcurrency, MAX_INLINE_CONCURRENCY);
}
