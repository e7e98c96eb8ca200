import { type CronDays, parseCronDays } from './cron-days';
import { type CronField, parseCronField } from './cron-field';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const MINUTES: CronField = { minimum: 0, maximum: 59 };
const HOURS: CronField = { minimum: 0, maximum: 23 };
const MONTHS: CronField = {
  minimum: 1,
  maximum: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
};
const YEARS: CronField = { minimum: 1970, maximum: 2199 };

interface CronProps {
  /** Moments of a day, in their order, in milliseconds from its beginning. */
  readonly timesOfDay: readonly number[];
  readonly days: CronDays;
  readonly months: readonly number[];
  readonly years: readonly number[];
}

/**
 * A cron expression of EventBridge, in UTC. Written here, since libraries have other fields: of those tried, the one made for AWS's has an
 * error for `LW` and for `20-2`, and takes the 1st of March for the 29th of February.
 */
export class Cron {
  constructor(private readonly props: CronProps) {}

  /**
   * @param time in milliseconds since the epoch
   * @returns the first minute after it, likewise; undefined if there is none
   */
  nextAfter(time: number): number | undefined {
    const earliest = Math.floor(time / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
    for (const day of this.daysFrom(earliest)) {
      const timeOfDay = this.props.timesOfDay.find((each) => day + each >= earliest);
      if (timeOfDay !== undefined) return day + timeOfDay;
    }
    return undefined;
  }

  /** Where each day begins, from the day that a moment is in. */
  private *daysFrom(moment: number): Generator<number> {
    const { years, months, days } = this.props;
    for (const year of years) {
      for (const month of months) {
        // Whole months that are over are not looked at by the day.
        if (Date.UTC(year, month) <= moment) continue;
        const starts = days({ year, month: month - 1 }).map((day) => Date.UTC(year, month - 1, day));
        yield* starts.filter((start) => start + DAY_MS > moment).sort((a, b) => a - b);
      }
    }
  }
}

/** @param text the six fields. @returns undefined for what EventBridge does not take */
export function parseCron(text: string): Cron | undefined {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '', ...more] =
    text.split(' ');
  const minutes = parseCronField(minute, MINUTES);
  const hours = parseCronField(hour, HOURS);
  const days = parseCronDays(dayOfMonth, dayOfWeek);
  const months = parseCronField(month, MONTHS);
  const years = parseCronField(year, YEARS);
  if (!minutes || !hours || !days || !months || !years || more.length > 0) return undefined;
  const timesOfDay = hours.flatMap((each) => minutes.map((of) => each * HOUR_MS + of * MINUTE_MS));
  return new Cron({ timesOfDay, days, months, years });
}
