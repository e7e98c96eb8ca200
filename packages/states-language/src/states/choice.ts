import type { ChoiceState } from '../definition';
import { evaluateBoolean } from './field-types';
import type { Departure, StateVisit } from './visit';

/** Takes the first rule that holds; later ones are not evaluated. The state's own output belongs to `Default`. */
export function runChoice(state: ChoiceState, visit: StateVisit): Departure {
  for (const [index, rule] of state.choices.entries()) {
    const path = `Choices[${index}]/`;
    if (evaluateBoolean(visit, rule.condition, `${path}Condition`)) {
      return visit.depart(rule, { path, defaultOutput: visit.input });
    }
  }
  if (state.next === undefined) {
    // AWS's page reserves States.NoChoiceMatched for future use (measured: floci-io/floci, AslExecutor's history tests).
    const cause = 'Failed to transition out of the state. The state does not point to a next state.';
    throw visit.failure('States.Runtime', cause, 'never');
  }
  return visit.depart(state, { path: '', defaultOutput: visit.input });
}
