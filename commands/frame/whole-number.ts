import { InvalidArgumentError } from '@commander-js/extra-typings';

/** Most that is taken for a number of seconds: eleven days. */
export const MOST_SECONDS = 999_999;

/** Parses an option that is a whole number. @returns what throws InvalidArgumentError for another */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`);
  };
}
