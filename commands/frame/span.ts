import { InvalidArgumentError } from '@commander-js/extra-typings';

/** The units in which times are typed, in milliseconds. */
export const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const SPAN = /^(?<count>\d{1,6}([.]\d+)?)(?<unit>[smhd])$/;

/**
 * Parses an option that is a length of time, such as `30s`, `5m` or `1d`.
 *
 * @param leastMs with `mostMs`, what is taken: both included
 * @param words of what is taken, for who has typed something else
 * @returns what gives milliseconds, and throws InvalidArgumentError
 */
export function parseSpan(leastMs: number, mostMs: number, words: string): (text: string) => number {
  return (text) => {
    const { count, unit } = SPAN.exec(text)?.groups ?? {};
    const span = Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
    if (span >= leastMs && span <= mostMs) return span;
    throw new InvalidArgumentError(`It has to be ${words}.`);
  };
}
