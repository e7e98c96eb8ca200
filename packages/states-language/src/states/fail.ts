import type { FailState } from '../definition';
import type { Template } from '../jsonata/template';
import { StateFailure } from '../state-failure';
import { evaluateString } from './field-types';
import type { StateVisit } from './visit';

export async function runFail(state: FailState, visit: StateVisit): Promise<never> {
  const text = async (template: Template | undefined, field: string) =>
    template ? evaluateString(visit, template, field) : '';
  throw new StateFailure(await text(state.error, 'Error'), await text(state.cause, 'Cause'));
}
