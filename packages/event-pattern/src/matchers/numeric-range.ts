import type { ValueMatcher } from './scalar';

export interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

/** Matches JSON numbers between two bounds, and never strings. */
export function numericRange(bottom: Bound, top: Bound): ValueMatcher {
  return (scalar) => {
    if (scalar.kind !== 'number' || scalar.value === undefined) return false;
    const { value } = scalar;
    const above = value > bottom.value || (bottom.inclusive && value === bottom.value);
    const below = value < top.value || (top.inclusive && value === top.value);
    return above && below;
  };
}
