import { comparableNumber } from '../matchers/comparable-number';
import { UnlocatedPatternError } from '../unlocated-pattern-error';

/**
 * The value of a number in a pattern's `numeric` or `anything-but`.
 *
 * @throws UnlocatedPatternError beyond ±5e9, in the words of event-ruler's `ComparableNumber`
 */
export function comparableOperand(text: string): number {
  const value = comparableNumber(text);
  if (value === undefined) {
    throw new UnlocatedPatternError('Value must be between -5.0E9 and 5.0E9, inclusive');
  }
  return value;
}
