import { type EventValue, NumberLiteral } from '@pipeline/event-pattern';
import { readWrittenObject } from '../../../input-transformation/written-json';
import type { WrittenObject } from '../../../input-transformation/written-value';
import { exceedsJsonBounds } from '../../../wire/json-bounds';

const SMALLEST_INTEGER = -(2n ** 63n);
const LARGEST_INTEGER = 2n ** 63n - 1n;

/**
 * Reads the detail of an event: a JSON object, at most 1,000 levels deep, with no integer that 64 bits do not hold.
 *
 * Not confirmed against AWS: that depth and integers beyond the limits are answered as `MalformedDetail`.
 *
 * @returns undefined for a detail that AWS would refuse
 */
export function readDetail(text: string): WrittenObject | undefined {
  if (exceedsJsonBounds(text)) return undefined;
  const detail = readWrittenObject(text);
  return detail && hasIntegersOf64Bits(detail.value) ? detail : undefined;
}

function hasIntegersOf64Bits(value: EventValue): boolean {
  if (value instanceof NumberLiteral) return fitsInt64(value.text);
  if (typeof value === 'number') return fitsInt64(String(value));
  return typeof value !== 'object' || value === null || Object.values(value).every(hasIntegersOf64Bits);
}

function fitsInt64(number: string): boolean {
  if (!/^-?\d+$/.test(number)) return true;
  const integer = BigInt(number);
  return integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER;
}
