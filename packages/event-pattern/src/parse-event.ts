import { InvalidEventError } from './invalid-event-error';
import { type EventValue, NumberLiteral } from './json/event-value';
import { JsonParseError } from './json/json-parse-error';
import { NestingDepthError } from './json/nesting-depth-error';
import { readEvent } from './json/read-event';

/** @throws InvalidEventError when the text is not a JSON object */
export function parseEvent(text: string): ReadonlyMap<string, EventValue> {
  const event = readOrRefuse(text);
  if (!(event instanceof Map)) throw new InvalidEventError();
  return event as ReadonlyMap<string, EventValue>;
}

/** @throws InvalidEventError when the value is not a JSON object */
export function requireObject(event: EventValue): EventValue {
  if (typeof event !== 'object' || event === null || Array.isArray(event) || event instanceof NumberLiteral) {
    throw new InvalidEventError();
  }
  return event;
}

function readOrRefuse(text: string): EventValue {
  try {
    return readEvent(text);
  } catch (error) {
    if (error instanceof JsonParseError || error instanceof NestingDepthError) throw new InvalidEventError();
    throw error;
  }
}
