import type { JsonValue } from 'type-fest';

/** Thrown for a result that JSON has no form for. */
export class UnsupportedResult extends Error {
  override readonly name = 'UnsupportedResult';

  constructor(type: string) {
    super(`JSON cannot hold a ${type}`);
  }
}

/**
 * Copies a JSONata result into plain JSON: without the marks that JSONata leaves on its arrays, and without sharing
 * anything with the variables that it came from.
 */
export function toPlainJson(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  // AWS writes what JSON has no literal for as JavaScript names it (measured: see bounds.ts).
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return Array.from(value, toPlainElement);
  if (typeof value === 'object') return toPlainObject(value);
  throw new UnsupportedResult(typeof value);
}

function toPlainElement(element: unknown): JsonValue {
  return element === undefined ? null : toPlainJson(element);
}

function toPlainObject(value: object): JsonValue {
  // A lambda or a regular expression is an object to JavaScript and a function to JSONata.
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) throw new UnsupportedResult('function');
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([key, member]) => [key, toPlainJson(member)]));
}
