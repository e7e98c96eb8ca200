import type { JsonObject, JsonValue } from 'type-fest';

/** Whether a value is a JSON object: neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses a JSON text; throws a `SyntaxError` when it is none. */
export function parseJson(text: string): JsonValue {
  return JSON.parse(text) as JsonValue;
}
