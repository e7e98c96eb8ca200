/** Weeks, or days, hours, minutes and seconds. Years and months, which have no length of their own, are left out. */
const DURATION =
  /^P(?:(\d+)W|(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?)$/;

const SECONDS_OF = [7 * 86_400, 86_400, 3_600, 60, 1];

/**
 * @param text a duration of ISO 8601, such as `PT25H` or `P7DT1.5S`
 * @returns it in milliseconds; undefined for any other text
 */
export function parseIsoDuration(text: string): number | undefined {
  const parts = DURATION.exec(text)?.slice(1);
  if (!parts) return undefined;
  const seconds = parts.reduce((sum, part = '0', at) => sum + Number(part) * (SECONDS_OF[at] ?? 0), 0);
  return Math.round(seconds * 1000);
}
