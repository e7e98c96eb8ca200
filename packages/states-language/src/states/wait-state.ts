import type { WaitState } from '../definition';
import { evaluateInteger, evaluateString } from './field-types';
import { parseTimestamp } from './timestamp';
import type { Departure, StateVisit } from './visit';

/** The most that `Seconds` may say (states-language.net/spec and step-functions/latest/dg/state-wait). */
const MAX_SECONDS = 99_999_999;

export async function runWait(state: WaitState, visit: StateVisit): Promise<Departure> {
  await visit.clock.pause(millisecondsToWait(state, visit), visit.signal);
  return visit.depart(state, { path: '', defaultOutput: visit.input });
}

function millisecondsToWait({ until }: WaitState, visit: StateVisit): number {
  if (until.field === 'Seconds') {
    return 1000 * evaluateInteger(visit, until.value, until.field, { min: 0, max: MAX_SECONDS });
  }
  const timestamp = evaluateString(visit, until.value, until.field);
  const milliseconds = parseTimestamp(timestamp);
  if (milliseconds === undefined) {
    // Recorded on AWS: a JSONata Wait with a text that is no timestamp.
    throw visit.failEvaluation(
      `The ${until.field} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
      until.field,
    );
  }
  return Math.max(0, milliseconds - visit.clock.now());
}
