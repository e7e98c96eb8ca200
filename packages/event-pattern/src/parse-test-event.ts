import { InvalidEventError } from './invalid-event-error';
import type { EventObject } from './json/event-value';
import { parseEvent } from './parse-event';

/**
 * The members that an event needs; `version`, `resources` and `detail` may be missing (recorded in LocalStack's
 * `test_invalid_event_payload` and in the events of its `event_pattern_templates`).
 */
const REQUIRED_MEMBERS = ['id', 'account', 'source', 'time', 'region', 'detail-type'] as const;

/**
 * Reads the event of a `TestEventPattern` request from its JSON text, as `parseEvent` does.
 *
 * @throws InvalidEventError also when a member is missing
 */
export function parseTestEvent(text: string): EventObject {
  const event = parseEvent(text);
  if (!REQUIRED_MEMBERS.every((name) => Object.hasOwn(event, name))) throw new InvalidEventError();
  return event;
}
