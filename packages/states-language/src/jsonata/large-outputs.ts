import { MAX_VALUE_SIZE } from './bounds';
import { memoryExceeded } from './jsonata-error';

/** No picture of a number or a time needs more characters. */
const MAX_PICTURE_LENGTH = 10_000;

/**
 * What the functions make that can make much more than they are given, by their arguments: an estimate of the size, which
 * may be too small by what the arguments hold themselves.
 */
const OUTPUT_SIZES: Readonly<Record<string, (...args: unknown[]) => number>> = {
  pad: (_text, width) => Math.abs(Number(width)),
  join: (parts, separator) => lengthOf(parts) * lengthOf(separator),
  replace: (text, pattern, replacement) =>
    typeof pattern === 'string' ? countOf(text, pattern) * lengthOf(replacement) : 0,
  zip: (...arrays) => arrays.length * Math.min(...arrays.map(lengthOf)),
  formatNumber: (_number, picture) => sizeOfPicture(picture),
  formatInteger: (_number, picture) => sizeOfPicture(picture),
  parseInteger: (_text, picture) => sizeOfPicture(picture),
  fromMillis: (_milliseconds, picture) => sizeOfPicture(picture),
  toMillis: (_text, picture) => sizeOfPicture(picture),
  now: (picture) => sizeOfPicture(picture),
};

/** @throws an error of JSONata when a call of a function would make more than a value may hold */
export function checkOutputOf(functionName: string, args: readonly unknown[]): void {
  const outputSize = Object.hasOwn(OUTPUT_SIZES, functionName) ? OUTPUT_SIZES[functionName] : undefined;
  if (outputSize && outputSize(...args) > MAX_VALUE_SIZE) throw memoryExceeded();
}

/** A picture of a time says how wide each part is to be: `[Y,9-9]`. */
function sizeOfPicture(picture: unknown): number {
  if (typeof picture !== 'string') return 0;
  if (picture.length > MAX_PICTURE_LENGTH) return Infinity;
  return (picture.match(/\d+/g) ?? []).reduce((sum, width) => sum + Number(width), 0);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0;
}

function countOf(text: unknown, part: string): number {
  if (typeof text !== 'string' || part === '') return 0;
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
