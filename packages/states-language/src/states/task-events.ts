import type { TaskState } from '../definition';
import type { Payload } from '../payload';
import type { StateFailure } from '../state-failure';
import { splitIntegration } from '../task-port';
import type { TimeLimits } from './task-call';
import type { StateVisit } from './visit';

interface TaskEvents {
  recordSchedule(args: Payload, limits: TimeLimits): void;
  recordSuccess(result: Payload): void;
  recordFailure(failure: StateFailure): void;
}

/** Writes what a task does into the execution log: a function's own ARN has events of its own kind. */
export function taskEvents(state: TaskState, visit: StateVisit): TaskEvents {
  const bare = state.integration === 'lambda:function';
  const kind = bare ? 'LambdaFunction' : 'Task';
  const service = bare ? {} : splitIntegration(state.integration);
  return {
    recordSchedule(args, { timeoutSeconds, heartbeatSeconds }) {
      visit.record({
        type: `${kind}Scheduled`,
        data: { [bare ? 'input' : 'parameters']: args },
        details: {
          ...(bare ? { resource: state.resource } : { region: visit.region, ...service }),
          ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
          ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
        },
      });
      visit.record({ type: `${kind}Started`, details: service });
    },
    recordSuccess(result) {
      visit.record({ type: `${kind}Succeeded`, data: { output: result }, details: service });
    },
    recordFailure({ error, errorCause }) {
      visit.record({
        type: kind + (error === 'States.Timeout' ? 'TimedOut' : 'Failed'),
        details: { ...(errorCause !== '' && { cause: errorCause }), error, ...service },
      });
    },
  };
}
