import { ownValue } from '../record-by-name';
import { wholeNumberOf } from './whole-number';

/** What a map calls its keys and its values. */
export interface MapEntry {
  readonly key: string;
  readonly value: string;
}

/** A list or a map that travels without an element around it: `AttributeName.1=All`, `Attribute.1.Name=…`. */
export interface FlattenedMember {
  /** What each of its items is called. */
  readonly element: string;
  /** @default - it is a list */
  readonly entry?: MapEntry;
}

/**
 * How the query protocol carries the members of an API, where that is not how it carries them by default.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#collection-serialization
 */
export interface QueryShape {
  /** By the members' names in the API. @default - none */
  readonly flattened?: ReadonlyMap<string, FlattenedMember>;
  /** Members that are maps and have an element around them, with the names of their keys and values. @default - none */
  readonly maps?: ReadonlyMap<string, MapEntry>;
  /** Names of the members that are numbers, for operations whose schemas take no text for them. @default - none */
  readonly wholeNumbers?: ReadonlySet<string>;
}

type Structure = Readonly<Record<string, unknown>>;

/**
 * Gives an input the form that the API itself has.
 *
 * @param input as `queryInput` reads it: items by their number, every value a text
 */
export function shapedInput(
  input: Structure,
  { flattened: flat = new Map(), maps = new Map(), wholeNumbers = new Set() }: QueryShape,
): Structure {
  const byElement = new Map(
    [...flat].map(([name, flattened]) => [flattened.element, { name, ...flattened }]),
  );

  function shapedMember([name, value]: [string, unknown]): [string, unknown] {
    const flattened = byElement.get(name);
    if (flattened && isStructure(value)) {
      const items = itemsOf(value).map(shapedValue);
      return [flattened.name, flattened.entry ? mapOf(items, flattened.entry) : items];
    }
    const map = maps.get(name);
    if (map)
      return [name, isStructure(value) ? mapOf(itemsOf(ownValue(value, 'entry')).map(shapedValue), map) : {}];
    // botocore sends an empty list as the member's own name, with an empty value.
    if (value === '' && flat.has(name)) return [name, flat.get(name)?.entry ? {} : []];
    if (typeof value === 'string' && wholeNumbers.has(name)) return [name, wholeNumberOf(value)];
    return [name, shapedValue(value)];
  }

  function shapedValue(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(shapedValue);
    return isStructure(value) ? Object.fromEntries(Object.entries(value).map(shapedMember)) : value;
  }

  return Object.fromEntries(Object.entries(input).map(shapedMember));
}

function mapOf(items: readonly unknown[], { key, value }: MapEntry): Structure {
  const entries = items
    .filter(isStructure)
    .map((item) => [textOf(ownValue(item, key)), ownValue(item, value)] as const);
  return Object.fromEntries(entries);
}

/** A key that is missing is one of no characters, which the service refuses. */
function textOf(key: unknown): string {
  return typeof key === 'string' ? key : '';
}

function itemsOf(structure: unknown): unknown[] {
  if (!isStructure(structure)) return [];
  return Object.entries(structure)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item);
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
