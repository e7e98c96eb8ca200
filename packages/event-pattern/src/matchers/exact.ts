import { comparableNumber } from './comparable-number';
import { parseIpAddress } from './ip-address';
import type { ValueMatcher } from './scalar';

/**
 * A string of a pattern that is an IP address stands for the address, in any notation: Event Ruler compiles it to a
 * one-address range (event-ruler, `CIDR.ipToRangeIfPossible`).
 */
export function exactString(expected: string): ValueMatcher {
  const address = parseIpAddress(expected);
  if (address === undefined) return (scalar) => scalar.kind === 'string' && scalar.text === expected;
  return (scalar) => scalar.kind === 'string' && parseIpAddress(scalar.text)?.text === address.text;
}

/** @param text the number as the pattern writes it; one that cannot be compared matches only the same text */
export function exactNumber(text: string): ValueMatcher {
  const expected = comparableNumber(text);
  return (scalar) =>
    scalar.kind === 'number' && (expected === undefined ? scalar.text === text : scalar.value === expected);
}

export function exactLiteral(expected: 'true' | 'false' | 'null'): ValueMatcher {
  return (scalar) => scalar.kind === 'literal' && scalar.text === expected;
}
