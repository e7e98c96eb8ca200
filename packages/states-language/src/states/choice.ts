import type { ChoiceState } from '../definition';
import type { Departure, StateVisit } from './visit';

/** Takes the first rule that holds; later ones are not evaluated. The state's own output belongs to `Default`. */
export function runChoice(state: ChoiceState, visit: StateVisit): Departure {
  const input = state.effectiveInput(visit);
  const rule = state.choices.find(({ condition }) => condition(visit));
  if (rule) return visit.depart(rule, input);
  if (state.next === undefined) {
    // AWS's page reserves States.NoChoiceMatched for future use (measured: floci-io/floci, AslExecutor's history tests).
    const cause = 'Failed to transition out of the state. The state does not point to a next state.';
    throw visit.failure('States.Runtime', cause, 'never');
  }
  return visit.depart(state, input);
}
