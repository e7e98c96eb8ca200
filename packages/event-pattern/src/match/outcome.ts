/**
 * How a part of an event meets the fields that a rule has there: `first` and `met` in one integer, because a match
 * makes one for every element of an array and every rule.
 *
 * - `met`: whether the rule's fields can be met.
 * - `first`: the rank of the first field that has a leaf here, or `NO_FIELD`.
 *
 * `exists: false` makes it matter in which order fields are tried. Event Ruler calls a field missing when no leaf of
 * that name agrees with the array elements chosen so far (event-ruler, `NameState.getNameTransitions`). As long as no
 * field of an array has been found, none of its elements is chosen, and a leaf in any of them counts. So of the fields
 * that an array has, the first one that Ruler tries must be found in the element of the match; the later ones may then
 * be missing from that element.
 */
export type Outcome = number;

/** The rank where no field has a leaf: greater than every other, and small enough to be shifted. */
export const NO_FIELD = 2 ** 28 - 1;

export function outcome(first: number, met: boolean): Outcome {
  return (first << 1) | (met ? 1 : 0);
}

export function firstOf(value: Outcome): number {
  return value >> 1;
}

export function isMet(value: Outcome): boolean {
  return (value & 1) !== 0;
}

/** The outcome where there is no leaf. */
export function withoutLeaf(acceptsAbsence: boolean): Outcome {
  return outcome(NO_FIELD, acceptsAbsence);
}

/** The outcome of parts that have different fields: all of them have to be met. */
export function both(a: Outcome, b: Outcome): Outcome {
  return outcome(Math.min(firstOf(a), firstOf(b)), isMet(a) && isMet(b));
}

/** The outcome of elements of which one has to meet all fields: one that has the first field of them all. */
export function either(a: Outcome, b: Outcome): Outcome {
  if (firstOf(a) !== firstOf(b)) return firstOf(a) < firstOf(b) ? a : b;
  return outcome(firstOf(a), isMet(a) || isMet(b));
}
