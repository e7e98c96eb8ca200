/** "Numeric matching … is limited to values between -5.0e9 and +5.0e9 inclusive" [AWS docs, eb-create-pattern-operators]. */
const FIVE_BILLION = 5e9;

/**
 * The value of a JSON number, or undefined beyond the range that EventBridge compares. 5, 5.0 and 5e0 are one value.
 * A double keeps the 15 digits that AWS promises.
 */
export function comparableNumber(text: string): number | undefined {
  const value = Number(text);
  return Math.abs(value) <= FIVE_BILLION ? value : undefined;
}
