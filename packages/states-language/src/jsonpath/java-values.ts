import type { JsonValue } from 'type-fest';
import { isJsonObject } from '../json';
import { compactTextOf, partsOf, type Payload } from '../payload';

/**
 * A value as Java prints it: `{a=1, b=[x, y]}`. AWS puts objects and arrays into a text like this (recorded on AWS, for
 * States.Format), and compares values by it (measured: States.ArrayContains finds the text "true" by the boolean).
 */
export function javaText(payload: Payload): string {
  const { value } = payload;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${[...partsOf(payload).values()].map(javaText).join(', ')}]`;
  if (!isJsonObject(value)) return compactTextOf(payload);
  return `{${[...partsOf(payload)].map(([name, part]) => `${name}=${javaText(part)}`).join(', ')}}`;
}

/** The names, or the like, in the order in which a Java HashMap that they were put into one after another has them. */
export function inJavaHashOrder<T>(entries: readonly T[], hashOf: (entry: T) => number): T[] {
  let buckets = 16;
  while (entries.length > buckets * 0.75) buckets *= 2;
  const bucketOf = (entry: T): number => {
    const hash = hashOf(entry);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return entries
    .map((entry) => [bucketOf(entry), entry] as const)
    .sort(([left], [right]) => left - right)
    .map(([, entry]) => entry);
}

/** `String.hashCode()` of Java. */
export function javaHashOfText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = (31 * hash + text.charCodeAt(index)) | 0;
  return hash;
}

/** `hashCode()` of the Java object that a JSON value becomes. */
export function javaHashOf(value: JsonValue | undefined): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return javaHashOfText(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return javaHashOfNumber(value);
  if (Array.isArray(value)) {
    return value.reduce<number>((hash, element) => (Math.imul(31, hash) + javaHashOf(element)) | 0, 1);
  }
  return Object.entries(value).reduce(
    (hash, [name, member]) => (hash + (javaHashOfText(name) ^ javaHashOf(member))) | 0,
    0,
  );
}

function javaHashOfNumber(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value | 0;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}
