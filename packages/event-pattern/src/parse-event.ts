import { InvalidEventError } from './invalid-event-error';
import { type EventObject, type EventValue, NumberLiteral } from './json/event-value';
import { JsonReader, type JsonToken } from './json/json-reader';
import { LocatedError } from './json/located-error';
import { UnlocatedError } from './json/unlocated-error';

/**
 * Reads an event from its JSON text, once for any number of patterns. Of a member that comes twice the last counts.
 * `jsonValueOf` gives what `JSON.parse` would.
 *
 * @throws InvalidEventError when the text is not a JSON object, or is nested more than 1,000 levels deep
 */
export function parseEvent(text: string): EventObject {
  try {
    return readEvent(new JsonReader(text));
  } catch (error) {
    if (error instanceof LocatedError || error instanceof UnlocatedError) throw new InvalidEventError();
    throw error;
  }
}

function readEvent(reader: JsonReader): EventObject {
  if (reader.next() !== 'start-object') reader.fail('The event is not an object');
  const event = readObject(reader);
  if (reader.next() !== 'end-of-input') reader.fail('There is something after the event');
  return event;
}

function readValue(reader: JsonReader, token: JsonToken): EventValue {
  switch (token) {
    case 'start-object':
      return readObject(reader);
    case 'start-array':
      return readArray(reader);
    case 'string':
      return reader.text;
    case 'number':
      return new NumberLiteral(reader.text);
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    case 'end-object':
    case 'end-array':
    case 'field-name':
    case 'end-of-input':
      return reader.fail('A value was expected');
  }
}

function readObject(reader: JsonReader): EventObject {
  const members: [string, EventValue][] = [];
  while (reader.next() !== 'end-object') {
    members.push([reader.fieldName, readValue(reader, reader.next())]);
  }
  // Unlike an assignment, this makes `__proto__` a member like any other.
  return Object.fromEntries(members);
}

function readArray(reader: JsonReader): EventValue {
  const elements: EventValue[] = [];
  for (let token = reader.next(); token !== 'end-array'; token = reader.next()) {
    elements.push(readValue(reader, token));
  }
  return elements;
}
