import type { JsonTokenReader } from '../json/json-token-reader';

/** The content of a string that must come next. */
export function expectString(reader: JsonTokenReader, otherwise: string): string {
  if (reader.next() !== 'string') reader.fail(otherwise);
  return reader.text;
}

/** The end of a match expression, which takes one operator. */
export function expectOneOperator(reader: JsonTokenReader): void {
  if (reader.next() !== 'end-object') reader.fail('Only one key allowed in match expression');
}

/** The end of `numeric` and `anything-but`; for both AWS says "numeric". */
export function expectNoMoreElements(reader: JsonTokenReader, end: 'end-object' | 'end-array'): void {
  if (reader.next() !== end) reader.fail('Too many elements in numeric expression');
}
