import type { FailState } from '../definition';
import type { Template } from '../jsonata/template';
import { StateFailure } from '../state-failure';
import { evaluateString } from './field-types';
import type { StateVisit } from './visit';

export function runFail(state: FailState, visit: StateVisit): never {
  const text = (template: Template | undefined, field: string) =>
    template ? evaluateString(visit, template, field) : '';
  throw new StateFailure(text(state.error, 'Error'), text(state.cause, 'Cause'));
}
