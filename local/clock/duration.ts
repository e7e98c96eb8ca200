import { InvalidArgumentError } from 'commander';

/** As people write a duration: numbers with their units, the longest first, such as `25h`, `1d12h` or `90s`. */
const WRITTEN = /^(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d{1,3})?)s)?$/;

/**
 * @param text such as `25h` or `PT25H`
 * @returns it as ISO 8601 has it, `PT25H`
 * @throws InvalidArgumentError for what is no duration
 */
export function toIsoDuration(text: string): string {
  if (/^P/i.test(text)) return text.toUpperCase();
  const parts = WRITTEN.exec(text)?.slice(1);
  if (!parts) throw new InvalidArgumentError('A duration is such as 25h, 1d12h, 90s or PT25H.');
  const [days, hours, minutes, seconds] = parts;
  const date = days === undefined ? '' : `${days}D`;
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`]
    .filter(Boolean)
    .join('');
  return `P${date}${time === '' ? '' : `T${time}`}`;
}
