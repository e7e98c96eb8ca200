import { InvalidEventError } from './invalid-event-error';
import { parseEvent } from './parse-event';

/**
 * The members that an event needs; `version`, `resources` and `detail` may be missing (recorded in LocalStack's
 * `test_invalid_event_payload` and in the events of its `event_pattern_templates`).
 */
const REQUIRED_MEMBERS = ['id', 'account', 'source', 'time', 'region', 'detail-type'] as const;

/**
 * Checks the event of a `TestEventPattern` request.
 *
 * @param event - the event's JSON text
 * @throws InvalidEventError with AWS's code and message
 */
export function checkTestEvent(event: string): void {
  const members = parseEvent(event);
  if (!REQUIRED_MEMBERS.every((name) => members.has(name))) throw new InvalidEventError();
}
