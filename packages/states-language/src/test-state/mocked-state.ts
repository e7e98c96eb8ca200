import type { MapState, State } from '../definition';
import { type Payload, payloadOf } from '../payload';
import { StateFailure } from '../state-failure';
import { checkArguments } from '../states/task';
import type { Departure } from '../states/visit';
import { readItems } from './read-items';
import { TestRefusal } from './test-refusal';
import type { MapNumbers, TestVisit } from './test-visit';

/** What a state is to get in place of what it would do. */
export type StateMock = { readonly result: Payload } | { readonly error: string; readonly cause: string };

/** What a test of a Map state says of its iterations. */
export interface MapTest {
  /** @default - none has failed */
  readonly failedIterations?: number | undefined;
  /** What `ItemReader` has read, as it is in its source. @default - nothing */
  readonly readData?: string | undefined;
}

/**
 * Runs a Task, a Map or a Parallel state as far as it goes without what it would call, or run in itself.
 *
 * @throws StateFailure; TestRefusal for numbers that do not fit the items
 */
export function runMockedState(state: State, visit: TestVisit, mock: StateMock, map: MapTest): Departure {
  switch (state.type) {
    case 'Task': {
      const args = state.effectiveInput(visit);
      if (state.integration) checkArguments(state, visit, args);
      const result = resultOf(mock);
      visit.inspect('result', result);
      return visit.depart(state, result);
    }
    case 'Map': {
      const items = itemsOf(state, visit, map);
      visit.numbers = evaluateNumbers(state, visit);
      const result = resultOf(mock);
      checkFailures(items.length, map, visit.numbers);
      return visit.depart(state, result);
    }
    // What its branches would get is not shown, and so not made (recorded on AWS).
    case 'Parallel':
      return visit.depart(state, resultOf(mock));
    default:
      throw new Error(`A ${state.type} state has no mock`);
  }
}

function resultOf(mock: StateMock): Payload {
  if ('result' in mock) return mock.result;
  throw new StateFailure(mock.error, mock.cause);
}

function itemsOf(state: MapState, visit: TestVisit, { readData }: MapTest): readonly Payload[] {
  const { inputType } = state.distribution;
  const items = inputType === undefined ? state.items(visit) : readItems(readData, inputType);
  const inputs = items.map((value, index) => state.iterationInput(visit, { index, value }));
  if (inputs.some((input, index) => input !== items[index])) {
    visit.inspect('afterItemSelector', payloadOf(inputs.map(({ value }) => value)));
  }
  return items;
}

function evaluateNumbers({ maxConcurrency, distribution }: MapState, visit: TestVisit): MapNumbers {
  return {
    maxConcurrency: maxConcurrency(visit),
    toleratedFailureCount: distribution.toleratedFailureCount?.(visit),
    toleratedFailurePercentage: distribution.toleratedFailurePercentage?.(visit),
  };
}

/** A Map that says nothing of what it tolerates does not fail in a test (recorded on AWS). */
function checkFailures(
  iterations: number,
  { failedIterations = 0 }: MapTest,
  { toleratedFailureCount = Infinity, toleratedFailurePercentage = 100 }: MapNumbers,
): void {
  if (failedIterations > iterations) {
    throw new TestRefusal(
      'Map iteration failure count must be less than or equal to the number of Map iterations',
    );
  }
  const percentage = iterations === 0 ? 0 : (100 * failedIterations) / iterations;
  if (failedIterations <= toleratedFailureCount && percentage <= toleratedFailurePercentage) return;
  throw new StateFailure(
    'States.ExceedToleratedFailureThreshold',
    'The specified tolerated failure threshold was exceeded',
  );
}
