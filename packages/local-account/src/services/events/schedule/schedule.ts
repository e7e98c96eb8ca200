import { parseCron } from './cron';

/** When a rule has an event of its own. */
export interface Schedule {
  /** As it was given. */
  readonly expression: string;
  /**
   * @param time in milliseconds since the epoch: when the last was due or, before the first, when the rule was made
   * @returns when the next is due, likewise; undefined if none ever is
   */
  nextAfter(time: number): number | undefined;
}

/** "The unit is minute for a value of 1, and minutes for more": https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const RATE = /^rate\((?:(1) (minute|hour|day)|([2-9]|[1-9]\d+) (minute|hour|day)s)\)$/;

const UNIT_MS = new Map([
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
]);

/**
 * Reads a `ScheduleExpression`. A rate begins when its rule is made, and is due for the first time one period later.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @returns undefined for what EventBridge does not take
 */
export function parseSchedule(expression: string): Schedule | undefined {
  const [isRate, one, unit, several, units] = RATE.exec(expression) ?? [];
  if (isRate !== undefined) {
    const periodMs = Number(one ?? several) * (UNIT_MS.get(unit ?? units ?? '') ?? 0);
    return { expression, nextAfter: (time) => time + periodMs };
  }
  const cron = parseCron(/^cron\((.*)\)$/.exec(expression)?.[1] ?? '');
  return cron && { expression, nextAfter: (time) => cron.nextAfter(time) };
}
