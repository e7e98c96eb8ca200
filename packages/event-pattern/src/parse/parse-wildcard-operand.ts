import type { JsonTokenReader } from '../json/json-token-reader';
import { parseWildcard, type WildcardPattern, WildcardSyntaxError } from '../matchers/wildcard';

/** A wildcard pattern, or AWS's refusal at the place that the reader has come to. */
export function parseWildcardOperand(reader: JsonTokenReader, source: string): WildcardPattern {
  try {
    return parseWildcard(source);
  } catch (error) {
    if (error instanceof WildcardSyntaxError) reader.fail(error.message);
    throw error;
  }
}
