import { comparableNumber } from './comparable-number';

/** A leaf of an event. */
export type Scalar =
  | { readonly kind: 'string'; readonly text: string }
  /** `value` is undefined for a number that EventBridge cannot compare; `text` is how it is written. */
  | { readonly kind: 'number'; readonly text: string; readonly value: number | undefined }
  | { readonly kind: 'literal'; readonly text: 'true' | 'false' | 'null' };

/** Whether a leaf has a value that a pattern asks for. */
export type ValueMatcher = (scalar: Scalar) => boolean;

export function numberScalar(text: string): Scalar {
  return { kind: 'number', text, value: comparableNumber(text) };
}

/** A matcher for strings only: prefix, suffix, wildcard and equals-ignore-case look at no other value. */
export function stringMatcher(matches: (text: string) => boolean): ValueMatcher {
  return (scalar) => scalar.kind === 'string' && matches(scalar.text);
}
