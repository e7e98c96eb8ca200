/** What one field of a cron expression may hold. */
export interface CronField {
  readonly minimum: number;
  readonly maximum: number;
  /** Names for its numbers, from the smallest. @default - it has none */
  readonly names?: readonly string[];
}

/**
 * Reads a field of values, ranges and steps: `*`, `5,35`, `MON-FRI`, `0/15`, `8-17/2`. A range may go over the end: `20-2`.
 *
 * @returns the values, in their order; undefined for what is no such field
 */
export function parseCronField(text: string, field: CronField): readonly number[] | undefined {
  const parts = text.split(',').map((part) => parsePart(part, field));
  const values = new Set<number>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const value of part) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** @returns undefined for a value that the field does not have */
export function parseCronValue(
  text: string,
  { minimum, maximum, names = [] }: CronField,
): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return minimum + named;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= minimum && value <= maximum ? value : undefined;
}

function parsePart(text: string, field: CronField): number[] | undefined {
  const { minimum, maximum } = field;
  const [, from, to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (from === undefined || step === '0') return undefined;
  if (from === '*') return to === undefined ? range(minimum, maximum, Number(step ?? 1), field) : undefined;
  const first = parseCronValue(from, field);
  // A step alone goes on to the end of the field.
  const last = to === undefined ? (step === undefined ? first : maximum) : parseCronValue(to, field);
  if (first === undefined || last === undefined) return undefined;
  return range(first, last, Number(step ?? 1), field);
}

function range(first: number, last: number, step: number, { minimum, maximum }: CronField): number[] {
  const span = maximum - minimum + 1;
  const end = last < first ? last + span : last;
  const values: number[] = [];
  for (let value = first; value <= end; value += step) values.push(((value - minimum) % span) + minimum);
  return values;
}
