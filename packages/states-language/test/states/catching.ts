import { TaskFailure } from '../../src';
import { machine, task } from '../run-definition';

/** The state to which {@link catching} goes. */
export const CAUGHT = { Type: 'Pass', Output: { caught: '{% $states.input %}' }, End: true };

/** A machine of a task with a catcher. */
export const catching = (errorEquals: string, fields: object = {}) =>
  machine({
    T: task({ Catch: [{ ErrorEquals: [errorEquals], Next: 'Caught' }], ...fields }),
    Caught: CAUGHT,
  });

/** The answer of a task that fails. */
export const fail =
  (error: string, cause = '') =>
  () =>
    Promise.reject(new TaskFailure(error, cause));
