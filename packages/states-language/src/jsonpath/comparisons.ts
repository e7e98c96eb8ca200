import type { JsonValue } from 'type-fest';
import { parseTimestamp } from '../timestamp';
import { matchesWildcards } from './wildcards';

/** A value of the kind that a comparison is for; nothing for any other value, which then does not compare. */
type Reader<T> = (value: JsonValue) => T | undefined;

/** Compares the value of `Variable` with another one. */
export type Comparison = (value: JsonValue, other: JsonValue) => boolean;

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

const readText: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const readNumber: Reader<number> = (value) => (typeof value === 'number' ? value : undefined);
const readTimestamp: Reader<number> = (value) =>
  typeof value === 'string' ? parseTimestamp(value) : undefined;

/** The operators that have a variant with a path in the place of the value, by their names. */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ...ordered('String', readText),
  ...ordered('Numeric', readNumber),
  ...ordered('Timestamp', readTimestamp),
  ['BooleanEquals', (value, other) => typeof value === 'boolean' && value === other],
]);

/** The operators that have none. */
export const TESTS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  [
    'StringMatches',
    (value, pattern) =>
      typeof value === 'string' && typeof pattern === 'string' && matchesWildcards(value, pattern),
  ],
  ['IsNull', typeTest((value) => value === null)],
  ['IsNumeric', typeTest((value) => typeof value === 'number')],
  ['IsString', typeTest((value) => typeof value === 'string')],
  ['IsBoolean', typeTest((value) => typeof value === 'boolean')],
  ['IsTimestamp', typeTest((value) => readTimestamp(value) !== undefined)],
]);

function ordered<T extends string | number>(kind: string, read: Reader<T>): [string, Comparison][] {
  return Object.entries(ORDERS).map(([name, accepts]) => [
    `${kind}${name}`,
    (value, other) => {
      const [left, right] = [read(value), read(other)];
      if (left === undefined || right === undefined) return false;
      return accepts(left === right ? 0 : left < right ? -1 : 1);
    },
  ]);
}

function typeTest(isOfType: (value: JsonValue) => boolean): Comparison {
  return (value, wanted) => isOfType(value) === wanted;
}
