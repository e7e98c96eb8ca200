import type { JsonObject, JsonValue } from 'type-fest';
import { type EventObject, type EventValue, isArrayValue, NumberLiteral } from './event-value';

/** What `JSON.parse` makes of the text that an event, or a value in it, was read from. */
export function jsonValueOf(value: EventObject): JsonObject;
export function jsonValueOf(value: EventValue): JsonValue;
export function jsonValueOf(value: EventValue): JsonValue {
  if (value instanceof NumberLiteral) return Number(value.text);
  if (typeof value !== 'object' || value === null) return value;
  if (isArrayValue(value)) return value.map((element) => jsonValueOf(element));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, jsonValueOf(member)]));
}
