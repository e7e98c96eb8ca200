import type { State } from '../definition';
import { runChoice } from './choice';
import { runFail } from './fail';
import { runMap } from './map';
import { runParallel } from './parallel';
import { runTask } from './task';
import type { Departure, StateVisit } from './visit';
import { runWait } from './wait-state';

export function runState(state: State, visit: StateVisit): Departure | Promise<Departure> {
  switch (state.type) {
    case 'Task':
      return runTask(state, visit);
    case 'Pass':
    case 'Succeed':
      return visit.depart(state, state.effectiveInput(visit));
    case 'Choice':
      return runChoice(state, visit);
    case 'Wait':
      return runWait(state, visit);
    case 'Fail':
      return runFail(state, visit);
    case 'Parallel':
      return runParallel(state, visit);
    case 'Map':
      return runMap(state, visit);
  }
}
