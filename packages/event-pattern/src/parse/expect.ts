import type { JsonReader } from '../json/json-reader';
import { UnlocatedError } from '../json/unlocated-error';

/** The content of a string that must come next. */
export function expectString(reader: JsonReader, otherwise: string): string {
  if (reader.next() !== 'string') reader.fail(otherwise);
  return reader.text;
}

/** The end of a match expression, which takes one operator. */
export function expectOneOperator(reader: JsonReader): void {
  if (reader.next() !== 'end-object') reader.fail('Only one key allowed in match expression');
}

/** The end of `numeric` and `anything-but`; for both AWS says "numeric". */
export function expectNoMoreElements(reader: JsonReader, end: 'end-object' | 'end-array'): void {
  if (reader.next() !== end) reader.fail('Too many elements in numeric expression');
}

/** Adds the place that reading has come to, where AWS does, to a message that has none. */
export function locate<T>(reader: JsonReader, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof UnlocatedError) reader.fail(error.message);
    throw error;
  }
}
