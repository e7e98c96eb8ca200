import type { ValueMatcher } from './scalar';

/**
 * Matches every leaf that none of the given values matches, whatever its type: null and numbers are not "stopped"
 * either (recorded in LocalStack's `content_anything_but_string_null` and `content_anything_prefix_int_value`).
 * A field that is missing has no leaf and does not match.
 */
export function anythingBut(excluded: readonly ValueMatcher[]): ValueMatcher {
  return (scalar) => !excluded.some((matches) => matches(scalar));
}
