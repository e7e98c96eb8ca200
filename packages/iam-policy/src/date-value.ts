// The profile of ISO 8601 that IAM takes (https://www.w3.org/TR/NOTE-datetime): a time always has its zone.
const W3C_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
const EPOCH_SECONDS = /^\d{5,}(\.\d+)?$/;

/**
 * Milliseconds since 1970 of a date that IAM understands: W3C's profile of ISO 8601, or epoch seconds. Four digits
 * are a year. Undefined for anything else.
 */
export function parseDate(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
  if (!W3C_DATE.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
