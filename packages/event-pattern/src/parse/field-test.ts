import type { ValueMatcher } from '../matchers/scalar';
import type { WildcardPattern } from '../matchers/wildcard';

/** What a pattern asks of one field: any one of its values. */
export interface FieldTest {
  readonly values: readonly ValueMatcher[];
  /** Whether `{"exists": false}` is among them. */
  readonly acceptsAbsence: boolean;
  /** The wildcard patterns among them, for the limit on their complexity. */
  readonly wildcards: readonly WildcardPattern[];
}

/** One of a field's values in a pattern. */
export type FieldValue =
  | { readonly kind: 'absence' }
  | { readonly kind: 'value'; readonly matches: ValueMatcher }
  | { readonly kind: 'wildcard'; readonly matches: ValueMatcher; readonly pattern: WildcardPattern };

export function fieldTest(values: readonly FieldValue[]): FieldTest {
  return {
    values: values.flatMap((value) => (value.kind === 'absence' ? [] : [value.matches])),
    acceptsAbsence: values.some(({ kind }) => kind === 'absence'),
    wildcards: values.flatMap((value) => (value.kind === 'wildcard' ? [value.pattern] : [])),
  };
}
