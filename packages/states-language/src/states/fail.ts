import type { FailState } from '../definition';
import { StateFailure } from '../state-failure';
import type { StateVisit } from './visit';

export function runFail({ error, cause }: FailState, visit: StateVisit): never {
  throw new StateFailure(error?.(visit) ?? '', cause?.(visit) ?? '');
}
