/** What is sent through the pipeline. */
export interface Load {
  readonly transactions: number;
  /** Of each body, in UTF-8. */
  readonly bytes: number;
  /** How many arrive in a second, evenly. */
  readonly perSecond: number;
}

/** A month of AWS's bill is 730 hours on the average. */
export const SECONDS_PER_MONTH = 730 * 3_600;

/** How long a load lasts, in seconds: what costs by the month is shared by this time. */
export function durationSeconds({ transactions, perSecond }: Load): number {
  return transactions / perSecond;
}

/** A month of a steady rate. */
export function loadOfMonth(perSecond: number, bytes: number): Load {
  return { transactions: perSecond * SECONDS_PER_MONTH, bytes, perSecond };
}

/** The same in months. */
export function durationMonths(load: Load): number {
  return durationSeconds(load) / SECONDS_PER_MONTH;
}
