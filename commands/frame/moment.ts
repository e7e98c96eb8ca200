import { InvalidArgumentError } from '@commander-js/extra-typings';
import { UNITS_MS } from './span';

const AGO = /^(?<count>\d{1,6})\s*(?<unit>[smhd])(\s+ago)?$/;

/** A date, and a time of day if there is one, and a zone if it is not this machine's. */
const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** How a moment is written, for `--help`. */
export const MOMENT_FORMS = 'ISO 8601 (without a zone: of this machine), or 30s, 15m, 2h or 7d ago, or now';

/**
 * A moment as it is typed: ISO 8601, `2h ago`, or `now`.
 *
 * @param now epoch milliseconds
 * @returns epoch milliseconds
 * @throws InvalidArgumentError
 */
export function parseMoment(text: string, now = Date.now()): number {
  const trimmed = text.trim();
  if (trimmed === 'now') return now;
  const { count, unit } = AGO.exec(trimmed)?.groups ?? {};
  if (count !== undefined) return now - Number(count) * UNITS_MS[unit as keyof typeof UNITS_MS];
  const moment = ISO.test(trimmed) ? Date.parse(withTime(trimmed)) : NaN;
  if (Number.isNaN(moment)) throw new InvalidArgumentError(`It has to be ${MOMENT_FORMS}.`);
  return moment;
}

/** JavaScript takes a date alone for midnight in UTC, and one with a time for this machine's. */
function withTime(text: string): string {
  return text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T');
}
