import type { JsonValue } from 'type-fest';

/** What a pattern asks of a field, in the plainest form: some numbers, and whether it may be missing. */
export interface PlainTest {
  readonly numbers: readonly number[];
  readonly orMissing: boolean;
}

type Membership = ReadonlyMap<number, number>;

interface Leaf {
  readonly name: string;
  readonly value: JsonValue;
  readonly membership: Membership;
}

/**
 * Event Ruler's own way of matching (event-ruler, `ACFinder`): tries the fields in the order of their names with every
 * leaf that agrees with the array elements chosen so far. It takes exponential time, and so is for small events.
 */
export function rulerMatches(rule: ReadonlyMap<string, PlainTest>, event: JsonValue): boolean {
  const leaves = flatten(event);
  const fields = [...rule].sort(([a], [b]) => (a < b ? -1 : 1));
  const from = (index: number, chosen: Membership): boolean => {
    const field = fields[index];
    if (field === undefined) return true;
    const [name, { numbers, orMissing }] = field;
    const consistent = leaves
      .filter((leaf) => leaf.name === name)
      .map((leaf) => ({ value: leaf.value, membership: agree(chosen, leaf.membership) }))
      .filter(({ membership }) => membership !== undefined);
    if (consistent.length === 0) return orMissing && from(index + 1, chosen);
    return consistent.some(
      ({ value, membership }) =>
        membership !== undefined && numbers.some((number) => number === value) && from(index + 1, membership),
    );
  };
  return from(0, new Map());
}

function agree(chosen: Membership, membership: Membership): Membership | undefined {
  for (const [array, index] of membership) {
    if (chosen.has(array) && chosen.get(array) !== index) return undefined;
  }
  return new Map([...chosen, ...membership]);
}

function flatten(event: JsonValue): Leaf[] {
  const leaves: Leaf[] = [];
  let arrays = 0;
  const walk = (value: JsonValue, path: readonly string[], membership: Membership): void => {
    if (Array.isArray(value)) {
      const array = (arrays += 1);
      (value as readonly JsonValue[]).forEach((element, index) => {
        const isScalar = typeof element !== 'object' || element === null;
        walk(element, path, isScalar ? membership : new Map([...membership, [array, index]]));
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        walk(member, [...path, name], membership);
      }
    } else {
      leaves.push({ name: path.join('.'), value, membership });
    }
  };
  walk(event, [], new Map());
  return leaves;
}
