import { TimeLimit } from '../execution/time-limit';
import type { Payload } from '../payload';
import { StateFailure } from '../state-failure';
import type { TaskCall } from '../task-port';
import { Cancellation } from './cancellation';
import type { StateVisit } from './visit';

export interface TimeLimits {
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

/**
 * Calls an integration and gives up after the shorter of the two limits: no integration here sends heartbeats, so the
 * first of them is missed. Both are `States.Timeout` with an empty cause (recorded: LocalStack's test_heartbeats and
 * test_invoke_timeout); AWS's page knows a missed heartbeat as `States.HeartbeatTimeout` too.
 */
export async function callWithin(
  { timeoutSeconds = Infinity, heartbeatSeconds = Infinity }: TimeLimits,
  visit: StateVisit,
  call: Omit<TaskCall, 'attachment' | 'holdTime' | 'signal'>,
): Promise<Payload> {
  const attempt = new Cancellation(visit.cancellation);
  const missedHeartbeat = heartbeatSeconds < timeoutSeconds ? 'States.HeartbeatTimeout' : undefined;
  const seconds = Math.min(timeoutSeconds, heartbeatSeconds);
  const giveUp = () => {
    attempt.abort(new StateFailure('States.Timeout', '', 'by States.ALL', missedHeartbeat));
  };
  const limit = new TimeLimit(visit.clock, seconds * 1000, giveUp);
  const holdTime = () => {
    const goOn = [limit.hold(), visit.holdTime()];
    return () => {
      for (const each of goOn) each();
    };
  };
  try {
    const attempted = {
      ...call,
      holdTime,
      get signal() {
        return attempt.signal;
      },
    };
    return await attempt.race(visit.runTask(attempted));
  } finally {
    limit.cancel();
    attempt.release();
  }
}
