import { type EventValue, NumberLiteral } from './event-value';
import { type JsonToken, JsonTokenReader } from './json-token-reader';

/**
 * Reads an event's text. Of a member that comes twice the last counts.
 *
 * @throws JsonParseError or NestingDepthError when it is not JSON that EventBridge reads
 */
export function readEvent(text: string): EventValue {
  const reader = new JsonTokenReader(text);
  const event = readValue(reader, reader.next());
  if (reader.next() !== 'end-of-input') reader.fail('Unexpected content after the event');
  return event;
}

function readValue(reader: JsonTokenReader, token: JsonToken): EventValue {
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
      return reader.fail('Expected a value');
  }
}

function readObject(reader: JsonTokenReader): EventValue {
  const members = new Map<string, EventValue>();
  while (reader.next() !== 'end-object') {
    const name = reader.fieldName;
    members.set(name, readValue(reader, reader.next()));
  }
  return members;
}

function readArray(reader: JsonTokenReader): EventValue {
  const elements: EventValue[] = [];
  for (let token = reader.next(); token !== 'end-array'; token = reader.next()) {
    elements.push(readValue(reader, token));
  }
  return elements;
}
