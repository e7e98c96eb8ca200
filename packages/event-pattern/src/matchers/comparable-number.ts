import { UnlocatedError } from '../json/unlocated-error';

/** "Numeric matching … is limited to values between -5.0e9 and +5.0e9 inclusive" [AWS docs, eb-create-pattern-operators]. */
export const GREATEST_COMPARABLE = 5e9;

/**
 * The value of a JSON number, or undefined beyond the range that EventBridge compares. 5, 5.0 and 5e0 are one value.
 * A double keeps the 15 digits that AWS promises.
 */
export function comparableNumber(text: string): number | undefined {
  const value = Number(text);
  return Math.abs(value) <= GREATEST_COMPARABLE ? value : undefined;
}

/**
 * The value of a number in a pattern's `numeric` or `anything-but`.
 *
 * @throws UnlocatedError beyond ±5e9, in the words of event-ruler's `ComparableNumber`
 */
export function requireComparable(text: string): number {
  const value = comparableNumber(text);
  if (value === undefined) throw new UnlocatedError('Value must be between -5.0E9 and 5.0E9, inclusive');
  return value;
}
