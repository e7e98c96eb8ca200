import type { JsonValue } from 'type-fest';

/** What Step Functions makes of an argument that the service takes as text: a string stays as it is. */
export function jsonText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
