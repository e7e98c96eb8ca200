/** "The unit is minute for a value of 1, and minutes for more": https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
const RATE = /^rate\((?:1 (?:minute|hour|day)|(?:[2-9]|[1-9]\d+) (?:minutes|hours|days))\)$/;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface CronField {
  readonly minimum: number;
  readonly maximum: number;
  /** Names for its numbers, from the smallest. @default - it has none */
  readonly names?: readonly string[];
  /** What else it may be. @default - nothing */
  readonly special?: RegExp;
}

const DAY_OF_MONTH: CronField = { minimum: 1, maximum: 31, special: /^(?:\?|L|LW|\d{1,2}W)$/ };
const DAY_OF_WEEK: CronField = {
  minimum: 1,
  maximum: 7,
  names: WEEKDAYS,
  special: /^(?:\?|L|[1-7]L|[1-7]#[1-5])$/,
};

const CRON_FIELDS: readonly CronField[] = [
  { minimum: 0, maximum: 59 },
  { minimum: 0, maximum: 23 },
  DAY_OF_MONTH,
  { minimum: 1, maximum: 12, names: MONTHS },
  DAY_OF_WEEK,
  { minimum: 1970, maximum: 2199 },
];

/**
 * Whether EventBridge takes a text for a schedule. Nothing is scheduled here; what is no schedule has AWS's answer all the same.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function isScheduleExpression(text: string): boolean {
  if (RATE.test(text)) return true;
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.split(' ');
  if (fields?.length !== CRON_FIELDS.length) return false;
  const [, , dayOfMonth, , dayOfWeek] = fields;
  // "You can't specify the Day-of-month and Day-of-week fields in the same cron expression": one of them is a question mark.
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return false;
  return CRON_FIELDS.every((field, index) => isCronField(fields[index] ?? '', field));
}

function isCronField(text: string, field: CronField): boolean {
  if (text === '*' || field.special?.test(text)) return true;
  return text.split(',').every((part) => {
    const [, first, last] = /^(\*|\w+)(?:-(\w+))?(?:\/\d+)?$/.exec(part) ?? [];
    if (first === undefined) return false;
    return (first === '*' || isCronValue(first, field)) && (last === undefined || isCronValue(last, field));
  });
}

function isCronValue(text: string, { minimum, maximum, names }: CronField): boolean {
  if (names?.includes(text.toUpperCase())) return true;
  return /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
}
