import { type CronField, parseCronField, parseCronValue } from './cron-field';

/** A month of the calendar, counted from 0 as `Date` does. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** Gives days of a month, in any order. */
export type CronDays = (month: Month) => readonly number[];

const DAY_OF_MONTH: CronField = { minimum: 1, maximum: 31 };
const DAY_OF_WEEK: CronField = {
  minimum: 1,
  maximum: 7,
  names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};

/**
 * Reads the two fields for days, of which one is a question mark: "You can't specify the Day-of-month and Day-of-week fields in the same
 * cron expression".
 *
 * @returns undefined for what is neither
 */
export function parseCronDays(dayOfMonth: string, dayOfWeek: string): CronDays | undefined {
  if (dayOfWeek === '?') return dayOfMonth === '?' ? undefined : parseDayOfMonth(dayOfMonth);
  return dayOfMonth === '?' ? parseDayOfWeek(dayOfWeek) : undefined;
}

function parseDayOfMonth(text: string): CronDays | undefined {
  if (text === 'L') return (month) => [lengthOf(month)];
  if (text === 'LW') return (month) => [nearestWeekday(month, lengthOf(month))];
  const [, near] = /^(\d{1,2})W$/.exec(text) ?? [];
  if (near !== undefined) {
    const day = parseCronValue(near, DAY_OF_MONTH);
    return day === undefined
      ? undefined
      : (month) => (day <= lengthOf(month) ? [nearestWeekday(month, day)] : []);
  }
  const days = parseCronField(text, DAY_OF_MONTH);
  return days && ((month) => days.filter((day) => day <= lengthOf(month)));
}

function parseDayOfWeek(text: string): CronDays | undefined {
  const [, name = '', which] = /^(\w*?)(L|#[1-5])$/.exec(text) ?? [];
  if (which !== undefined) {
    // "L" alone is "the last day of the week".
    const weekday = name === '' && which === 'L' ? DAY_OF_WEEK.maximum : parseCronValue(name, DAY_OF_WEEK);
    if (weekday === undefined) return undefined;
    if (name === '') return (month) => daysOn(month, [weekday]);
    const index = which === 'L' ? -1 : Number(which.slice(1)) - 1;
    return (month) => [daysOn(month, [weekday]).at(index)].filter((day) => day !== undefined);
  }
  const weekdays = parseCronField(text, DAY_OF_WEEK);
  return weekdays && ((month) => daysOn(month, weekdays));
}

function lengthOf({ year, month }: Month): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

/** From 1 for Sunday. */
function weekdayOf({ year, month }: Month, day: number): number {
  return new Date(Date.UTC(year, month, day)).getUTCDay() + 1;
}

function daysOn(month: Month, weekdays: readonly number[]): number[] {
  const days = Array.from({ length: lengthOf(month) }, (_, index) => index + 1);
  return days.filter((day) => weekdays.includes(weekdayOf(month, day)));
}

/** From Monday to Friday, and in the same month. */
function nearestWeekday(month: Month, day: number): number {
  switch (weekdayOf(month, day)) {
    case 1:
      return day === lengthOf(month) ? day - 2 : day + 1;
    case 7:
      return day === 1 ? day + 2 : day - 1;
    default:
      return day;
  }
}
