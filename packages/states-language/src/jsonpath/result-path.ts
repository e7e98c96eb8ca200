import { composePayload, joinPayloads, partsOf, type Payload, payloadOf } from '../payload';

/** Thrown where a value cannot be put. */
export class PlacementFailure extends Error {
  override readonly name = 'PlacementFailure';

  /** @param step the name or the index that cannot be taken */
  constructor(readonly step: string | number) {
    super(`The step ${step} cannot be taken`);
  }
}

/**
 * Puts a value at a place in a document; what is on the way and is not there, is made.
 *
 * @param steps names and indexes that lead to the place
 * @throws PlacementFailure when something else than an object or a long enough array is on the way
 */
export function placeValue(document: Payload, steps: readonly (string | number)[], value: Payload): Payload {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const isArray = Array.isArray(document.value);
  if (typeof step === 'number') {
    const elements = isArray ? [...partsOf(document).values()] : [];
    const current = elements[step];
    if (!current) throw new PlacementFailure(step);
    elements[step] = placeValue(current, rest, value);
    return joinPayloads(elements);
  }
  if (isArray || typeof document.value !== 'object' || document.value === null) {
    throw new PlacementFailure(step);
  }
  const members = new Map(partsOf(document));
  members.set(step, placeValue(members.get(step) ?? payloadOf({}), rest, value));
  return composePayload(members);
}
