import type { JsonReader, JsonToken } from '../json/json-reader';
import { exactLiteral, exactNumber, exactString } from '../matchers/exact';
import type { FieldValue } from './field-test';
import { parseMatchExpression } from './parse-match-expression';

/** Reads the values of a field, whose opening bracket has been read. */
export function parseFieldValues(reader: JsonReader): FieldValue[] {
  const values: FieldValue[] = [];
  for (let token = reader.next(); token !== 'end-array'; token = reader.next()) {
    values.push(parseFieldValue(reader, token));
  }
  if (values.length === 0) reader.fail('Empty arrays are not allowed');
  return values;
}

function parseFieldValue(reader: JsonReader, token: JsonToken): FieldValue {
  switch (token) {
    case 'start-object':
      return parseMatchExpression(reader);
    case 'string':
      return { kind: 'value', matches: exactString(reader.text) };
    case 'number':
      return { kind: 'value', matches: exactNumber(reader.text) };
    case 'true':
    case 'false':
    case 'null':
      return { kind: 'value', matches: exactLiteral(token) };
    case 'start-array':
    case 'end-array':
    case 'end-object':
    case 'field-name':
    case 'end-of-input':
      return reader.fail('Match value must be String, number, true, false, or null');
  }
}
